"""ops.softmax over a tuple of axes makes other elements add up to one."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("leading", "negative")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def by_hand(x, axes):
    shares = np.exp(x)
    return shares / shares.sum(axis=axes, keepdims=True)


def repro(seed, variant, trailing=False):
    function = ops("softmax")
    if function is None:
        return "inapplicable", "there is no keras.ops.softmax"
    x = np.random.RandomState(seed).rand(2, 3, 4).astype("float32")
    axes = (0, 1) if variant == "leading" else (-3, -1)
    try:
        if trailing:  # the axes that are kept come first
            order, back = ((2, 0, 1), (1, 2, 0)) if variant == "leading" else ((1, 0, 2), (1, 0, 2))
            got = np.transpose(np.asarray(function(np.transpose(x, order), axis=(1, 2))), back)
        else:
            got = np.asarray(function(x, axis=axes))
    except Exception as error:
        return "loud", "axis=%s: %s" % (axes, type(error).__name__)
    apart = float(np.abs(got - by_hand(x, axes)).max())
    sums = got.sum(axis=axes)
    detail = "over axis=%s the shares add up to %.3f, %.3f, ..." % (axes, sums[0], sums[1])
    return ("absent" if apart < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, trailing=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
