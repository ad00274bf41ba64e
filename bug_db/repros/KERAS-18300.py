"""MultiHeadAttention does not heed its own dtype."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_floatx=False):
    kind = getattr(tf.keras.layers, "MultiHeadAttention", None)
    if kind is None:
        return "inapplicable", "there is no MultiHeadAttention"
    rows = tf.constant(np.linspace(0, 1, 12).reshape((1, 3, 4)))
    before = tf.keras.backend.floatx()
    try:
        if by_floatx:
            tf.keras.backend.set_floatx("float64")
        layer = kind(num_heads=2, key_dim=4, dtype="float64")
        after = layer(rows, rows)
    finally:
        tf.keras.backend.set_floatx(before)
    got = tf.as_dtype(after.dtype).name
    return ("absent" if got == "float64" else "reproduced"), "made for float64 it gives %s" % got


def workaround(seed):
    return repro(seed, by_floatx=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
