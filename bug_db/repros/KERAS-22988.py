"""ops.inner is taken for a scalar in a functional model."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, by_matmul=False):
    inner = ops("inner")
    if inner is None:
        return "inapplicable", "there is no keras.ops.inner"
    source = tf.keras.Input((3,), batch_size=2)
    other = np.ones((5, 3), "float32")
    out = ops("matmul")(source, other.T) if by_matmul else inner(source, other)
    got = np.asarray(tf.keras.Model(source, out)(np.ones((2, 3), "float32"))).shape
    return ("absent" if tuple(out.shape) == got else "reproduced"), "the model says %s, what comes is %s" % (
        tuple(out.shape),
        got,
    )


def workaround(seed):
    return repro(seed, by_matmul=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
