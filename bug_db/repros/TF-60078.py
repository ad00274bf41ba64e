"""White becomes black where an image of floats is converted to wide integers."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("int32", "uint32", "int64")


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, variant, by_hand=False):
    kind = getattr(tf, variant)
    try:
        picture = tf.constant([[[0.5, 1.0]]])
        if by_hand:
            top = min(kind.max, 2**63 - 1024)  # what float64 holds of it
            got = tf.cast(tf.cast(picture, tf.float64) * top, kind)
        else:
            got = tf.image.convert_image_dtype(picture, kind)
        got = value(got)[0, 0, 1]
    except (TypeError, ValueError, tf.errors.OpError) as error:
        return "loud", str(error).split("\n")[0][:90]
    return ("absent" if got > kind.max // 2 else "reproduced"), "1.0 becomes %d of at most %d" % (got, kind.max)


def workaround(seed, variant):
    return repro(seed, variant, by_hand=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
