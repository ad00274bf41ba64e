"""saturate_cast of floats to integers of 32 and 64 bits wraps around where it should stop at the largest one."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("32-bits", "64-bits")


def numbers(tensor):
    return np.asarray(tensor if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)).ravel()


def repro(seed, variant, clipped=False):
    names = {"32-bits": ("int32", "uint32"), "64-bits": ("int64", "uint64")}[variant]
    wrong, told = False, []
    for name in names:
        top = np.iinfo(name).max
        values = tf.constant([1e20], tf.float32)
        if clipped:
            # The largest float32 that the integers can hold.
            values = tf.minimum(values, np.nextafter(np.float32(top), np.float32(0)))
        got = int(numbers(tf.saturate_cast(values, name))[0])
        told.append("%s: %d of %d" % (name, got, top))
        wrong = wrong or got < top * 0.99
    return ("reproduced" if wrong else "absent"), "1e20 becomes " + ", ".join(told)


def workaround(seed, variant):
    return repro(seed, variant, clipped=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
