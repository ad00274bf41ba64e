"""Normalization(invert=True) does not undo Normalization."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    normalization = getattr(tf.keras.layers, "Normalization", None)
    if normalization is None:
        return "inapplicable", "there is no layer Normalization"
    mean, variance, row = 3.0, 4.0, np.array([[0.0], [1.0]], "float32")
    try:
        if by_hand:
            got = row * np.sqrt(variance) + mean
        else:
            got = np.asarray(normalization(axis=None, mean=mean, variance=variance, invert=True)(row))
    except (TypeError, ValueError) as error:
        if "invert" not in str(error):
            raise
        return "inapplicable", str(error).split("\n")[0][:90]
    right = row * 2 + 3
    detail = "%s undone is %s, must be %s" % (row.ravel(), got.ravel(), right.ravel())
    return ("absent" if np.abs(got - right).max() < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
