"""ops.unravel_index gives the coordinates in another order, where its indices are no flat list."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


VARIANTS = ("scalar", "matrix")


def repro(seed, variant, flat=False):
    unravel_index = ops("unravel_index")
    if unravel_index is None:
        return "inapplicable", "there is no keras.ops.unravel_index"
    indices = np.array(100) if variant == "scalar" else np.array([[100, 7], [23, 59]])
    right = [one.tolist() for one in np.unravel_index(indices, (4, 5, 6))]
    given = indices.reshape(-1) if flat else indices
    got = unravel_index(given, (4, 5, 6))
    got = [np.asarray(one).reshape(indices.shape).tolist() for one in got]
    return ("absent" if got == right else "reproduced"), "coordinates %s, right is %s" % (got, right)


def workaround(seed, variant):
    return repro(seed, variant, flat=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
