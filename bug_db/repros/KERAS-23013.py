"""On PyTorch ops.median of an even number of values is the lower of the middle two."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, by_quantile=False):
    median = ops("median")
    if median is None:
        return "inapplicable", "there is no keras.ops.median"
    values = np.array([1.0, 2, 3, 4], "float32")
    got = tf.keras.ops.quantile(values, 0.5) if by_quantile else median(values)
    got = float(tf.keras.ops.convert_to_numpy(got))
    return ("absent" if abs(got - 2.5) < 1e-5 else "reproduced"), "the median of 1, 2, 3 and 4 is %.4f" % got


def workaround(seed):
    return repro(seed, by_quantile=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
