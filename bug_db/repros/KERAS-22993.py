"""ops.matmul with a vector has a dimension too many in a functional model."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, as_column=False):
    matmul = ops("matmul")
    if matmul is None:
        return "inapplicable", "there is no keras.ops.matmul"
    source = tf.keras.Input((3, 4))
    vector = np.ones((4,), "float32")
    if as_column:
        out = ops("squeeze")(matmul(source, vector[:, None]), -1)
    else:
        out = matmul(source, vector)
    got = np.asarray(tf.keras.Model(source, out)(np.ones((2, 3, 4), "float32"))).shape
    return ("absent" if len(out.shape) == len(got) else "reproduced"), "the model says %s, what comes is %s" % (
        tuple(out.shape),
        got,
    )


def workaround(seed):
    return repro(seed, as_column=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
