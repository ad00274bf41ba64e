"""ops.correlate is wrong where one length is odd and one even, or for the mode same."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("full", "same")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, variant, even=False):
    correlate = ops("correlate")
    if correlate is None:
        return "inapplicable", "there is no keras.ops.correlate"
    one = np.array([1.0, 3, 5] if variant == "full" else [1.0, 3, 5, 2], "float32")
    two = np.array([7.0, 9], "float32")
    right = np.correlate(one, two, mode=variant)
    if even:
        zeros = np.zeros(len(one) % 2, "float32")
        got = np.asarray(correlate(np.concatenate([one, zeros]), two, mode="full"))[: len(right)]
    else:
        got = np.asarray(correlate(one, two, mode=variant))
    same = got.shape == right.shape and np.allclose(got, right)
    return ("absent" if same else "reproduced"), "got %s, right is %s" % (got.tolist(), right.tolist())


def workaround(seed, variant):
    return repro(seed, variant, even=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
