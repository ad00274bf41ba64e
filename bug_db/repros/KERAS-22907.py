"""On PyTorch all, any and prod over two axes leave one of them and take another."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("all", "any", "prod")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, variant, one_by_one=False):
    function = ops(variant)
    if function is None:
        return "inapplicable", "there is no keras.ops.%s" % variant
    values = np.arange(24.0).reshape(2, 3, 4) % 5
    if variant != "prod":
        values = values > 2
    if one_by_one:
        got = function(function(values, axis=1), axis=0)
    else:
        got = function(values, axis=(0, 1))
    got, right = tf.keras.ops.convert_to_numpy(got), getattr(np, variant)(values, axis=(0, 1))
    detail = "over the axes 0 and 1 of (2, 3, 4) come %d values, and should come %d" % (got.size, right.size)
    return ("absent" if np.array_equal(got, right) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, one_by_one=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
