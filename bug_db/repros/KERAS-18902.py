"""ops.triu of truth values gives the lower triangle."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, through_numbers=False):
    ops = getattr(tf.keras, "ops", None)
    if ops is None:
        return "inapplicable", "there is no keras.ops"
    truths = np.ones((3, 3), bool)
    if through_numbers:
        got = ops.cast(ops.triu(ops.cast(truths, "int32")), "bool")
    else:
        got = ops.triu(truths)
    got = np.asarray(got).astype(int)
    right = np.triu(np.ones((3, 3), int))
    return ("absent" if np.array_equal(got, right) else "reproduced"), "the upper triangle of ones is %s" % got.tolist()


def workaround(seed):
    return repro(seed, through_numbers=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
