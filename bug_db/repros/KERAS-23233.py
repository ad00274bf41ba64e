"""On PyTorch the average over a window that hangs over the right edge counts the last cell twice."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, own_padding=False):
    row = np.array([10.0, 20.0], "float32").reshape(1, 2, 1)
    pooling = tf.keras.layers.AveragePooling1D
    if own_padding:
        # The mean of what is there is the sum of it, by the share of the window that is there.
        pool = pooling(3, 2, padding="valid")
        row, there = (np.pad(one, ((0, 0), (0, 1), (0, 0))) for one in (row, np.ones_like(row)))
        got = tf.keras.ops.convert_to_numpy(pool(row) / pool(there))
    else:
        got = tf.keras.ops.convert_to_numpy(pooling(3, 2, padding="same")(row))
    got = float(got.ravel()[0])
    detail = "the mean of 10 and 20 is %.4f" % got
    return ("absent" if abs(got - 15.0) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, own_padding=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
