"""ops.nancumprod takes infinity for the largest number of its type."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, by_two=False):
    if ops("nancumprod") is None:
        return "inapplicable", "there is no keras.ops.nancumprod"
    numbers = np.array([np.nan, 1.0, np.inf], "float32")
    if by_two:
        got = ops("cumprod")(ops("where")(ops("isnan")(numbers), 1.0, numbers))
    else:
        got = ops("nancumprod")(numbers)
    got, right = np.asarray(got), np.nancumprod(numbers)
    detail = "%s gives %s, right is %s" % (numbers.tolist(), got.tolist(), right.tolist())
    return ("absent" if np.array_equal(got, right) else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_two=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
