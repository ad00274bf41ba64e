"""ops.select on symbolic inputs takes the shape of the first choice, though all of them broadcast."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, widened=False):
    select = ops("select")
    if select is None:
        return "inapplicable", "there is no keras.ops.select"
    table = tf.keras.Input(batch_shape=(2, 3))
    row = tf.keras.Input(batch_shape=(3,))
    choice = row + ops("zeros_like")(table) if widened else row
    shape = tuple(select([table > 0], [choice], 0.0).shape)
    return ("absent" if shape == (2, 3) else "reproduced"), "the result says it has the shape %s, right is (2, 3)" % (
        shape,
    )


def workaround(seed):
    return repro(seed, widened=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
