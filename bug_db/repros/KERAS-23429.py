"""A bitwise operation on symbolic inputs takes the shape of the first, though the two broadcast."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


VARIANTS = ("and", "or", "xor", "left-shift", "right-shift")
NAMES = {
    "and": "bitwise_and",
    "or": "bitwise_or",
    "xor": "bitwise_xor",
    "left-shift": "bitwise_left_shift",
    "right-shift": "bitwise_right_shift",
}


def repro(seed, variant, larger_first=False):
    operation = ops(NAMES[variant])
    if operation is None:
        return "inapplicable", "there is no keras.ops.%s" % NAMES[variant]
    row = tf.keras.Input(batch_shape=(3,), dtype="int32")
    table = tf.keras.Input(batch_shape=(2, 3), dtype="int32")
    result = operation(table, row) if larger_first else operation(row, table)
    right = (2, 3)
    detail = "%s of shapes (3,) and (2, 3) says it has the shape %s" % (NAMES[variant], tuple(result.shape))
    return ("absent" if tuple(result.shape) == right else "reproduced"), detail


def workaround(seed, variant):
    if "shift" in variant:
        return "inapplicable", "the two operands of a shift cannot change places"
    return repro(seed, variant, larger_first=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
