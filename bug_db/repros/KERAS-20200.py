"""ops.slogdet on symbolic matrices says that it gives one number each, not one a matrix."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed):
    slogdet = ops("slogdet")
    if slogdet is None:
        return "inapplicable", "there is no keras.ops.slogdet"
    shapes = [tuple(one.shape) for one in slogdet(tf.keras.Input(batch_shape=(2, 3, 3)))]
    real = [np.asarray(one).shape for one in slogdet(np.stack([np.eye(3, dtype="float32")] * 2))]
    return ("absent" if shapes == real else "reproduced"), "the shapes are said to be %s, and are %s" % (shapes, real)


if __name__ == "__main__":
    print(": ".join(repro(0)))
