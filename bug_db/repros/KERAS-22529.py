"""ops.istft in a functional model gives another length than it was told."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, cut=False):
    istft = ops("istft")
    if istft is None:
        return "inapplicable", "there is no keras.ops.istft"
    real, imaginary = tf.keras.Input((9, 9)), tf.keras.Input((9, 9))
    if cut:
        signal = istft((real, imaginary), 16, 8, 16)[:, :50]
    else:
        signal = istft((real, imaginary), 16, 8, 16, length=50)
    parts = [np.ones((1, 9, 9), "float32")] * 2
    told, got = signal.shape[-1], np.asarray(tf.keras.Model([real, imaginary], signal)(parts)).shape[-1]
    detail = "length=50 is %s in the model's shape and %d in its output" % (told, got)
    return ("absent" if told == got == 50 else "reproduced"), detail


def workaround(seed):
    return repro(seed, cut=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
