"""ops.rot90 by a half turn mixes up the cells of what is not square."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, by_quarters=False):
    rot90 = ops("rot90")
    if rot90 is None:
        return "inapplicable", "there is no keras.ops.rot90"
    turns = 2
    picture = np.arange(6).reshape(2, 3)
    got = picture
    for turn in [1] * turns if by_quarters else [turns]:
        got = rot90(got, k=turn)
    got, right = np.asarray(got), np.rot90(picture, turns)
    detail = "%d quarters turn %s into %s" % (turns, picture.tolist(), got.tolist())
    return ("absent" if np.array_equal(got, right) else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_quarters=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
