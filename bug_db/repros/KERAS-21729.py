"""ops.histogram of whole numbers cuts the edges of its bins to whole numbers, and counts by those."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, as_floats=False):
    ops = getattr(tf.keras, "ops", None)
    if not hasattr(ops, "histogram"):
        return "inapplicable", "there is no keras.ops.histogram"
    numbers = np.array([0, 1, 2, 3, 4])
    got = [int(n) for n in np.asarray(ops.histogram(numbers.astype("float32") if as_floats else numbers)[0])]
    right = np.histogram(numbers)[0].tolist()
    return ("absent" if got == right else "reproduced"), "0 to 4 fall into ten bins as %s, right is %s" % (got, right)


def workaround(seed):
    return repro(seed, as_floats=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
