"""A shift by a Python number widens the type of the result."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("left", "right")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, variant, wrapped=False):
    shift = ops("left_shift" if variant == "left" else "right_shift")
    if shift is None:
        return "inapplicable", "there is no keras.ops.%s_shift" % variant
    values = np.array([3, 200], "uint8")
    got = np.asarray(shift(values, np.array(1, "uint8") if wrapped else 1))
    return ("absent" if got.dtype == "uint8" else "reproduced"), "uint8 by 1 gives %s %s" % (got.dtype, got.tolist())


def workaround(seed, variant):
    return repro(seed, variant, wrapped=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
