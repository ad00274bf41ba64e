"""A convolution without bias takes an input that is smaller than its kernel, and gives a wrong shape."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, padded=False):
    layer = tf.keras.layers.Conv2D(6, 5, use_bias=False, padding="same" if padded else "valid")
    try:
        got = tuple(int(size) for size in layer(tf.ones((3, 4, 4, 4))).shape)
    except (ValueError, tf.errors.InvalidArgumentError) as error:
        return "loud", type(error).__name__
    return ("absent" if got == (3, 4, 4, 6) else "reproduced"), "a kernel of 5 makes (3, 4, 4, 4) into %s" % (got,)


def workaround(seed):
    return repro(seed, padded=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
