"""On PyTorch ops.dot of two arrays of many axes multiplies them pair by pair."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, contracted=False):
    dot = ops("dot")
    if dot is None:
        return "inapplicable", "there is no keras.ops.dot"
    a, b = np.arange(24.0).reshape(2, 3, 4), np.arange(40.0).reshape(2, 4, 5)
    got = tf.keras.ops.tensordot(a, b, axes=[[2], [1]]) if contracted else dot(a, b)
    got, right = tf.keras.ops.convert_to_numpy(got), np.dot(a, b)
    detail = "the result has the shape %s, and should have %s" % (got.shape, right.shape)
    return ("absent" if got.shape == right.shape and np.allclose(got, right) else "reproduced"), detail


def workaround(seed):
    return repro(seed, contracted=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
