"""ops.cross in a functional model says that the axis of the vectors stands before the last one."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, **options):
    cross = ops("cross")
    if cross is None:
        return "inapplicable", "there is no keras.ops.cross"
    left, right = tf.keras.Input(batch_shape=(2, 4, 3)), tf.keras.Input(batch_shape=(2, 4, 3))
    said = tuple(cross(left, right, **options).shape)
    given = tuple(np.asarray(cross(np.ones((2, 4, 3)), np.ones((2, 4, 3)), **options)).shape)
    detail = "the functional model says %s, the numbers have %s" % (said, given)
    return ("absent" if said == given else "reproduced"), detail


def workaround(seed):
    return repro(seed, axisc=2)


if __name__ == "__main__":
    print(": ".join(repro(0)))
