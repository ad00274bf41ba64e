"""On PyTorch ops.take without an axis takes rows of a matrix, not cells."""

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


def repro(seed, flat=False):
    take = ops("take")
    if take is None:
        return "inapplicable", "there is no keras.ops.take"
    matrix = np.array([[1.0, 2.0], [3.0, 4.0]], "float32")
    got = take(matrix.reshape(-1) if flat else matrix, np.array([0, 1]))
    got = tf.keras.ops.convert_to_numpy(got).tolist()
    return ("absent" if got == [1.0, 2.0] else "reproduced"), "the first two cells of [[1, 2], [3, 4]] are %s" % got


def workaround(seed):
    return repro(seed, flat=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
