"""ops.repeat tells a wrong shape of what is not computed yet."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("one-in-a-list", "unknown-length")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, variant, as_number=False):
    repeat = ops("repeat")
    if repeat is None:
        return "inapplicable", "there is no keras.ops.repeat"
    try:
        if variant == "one-in-a-list":
            source = tf.keras.Input(batch_shape=(2, 3))
            result = repeat(source, 2 if as_number else [2], axis=1)
            told, right = tuple(result.shape), (2, 6)
        else:
            source = tf.keras.Input((None, 3))
            result = repeat(source, 2 if as_number else [2], axis=1)
            told, right = tuple(result.shape), (None, None, 3)
    except Exception as error:
        return "loud", type(error).__name__
    detail = "the shape is told as %s, right is %s" % (told, right)
    return ("absent" if told == right else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, as_number=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
