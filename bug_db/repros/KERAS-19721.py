"""On PyTorch AveragePooling with padding="same" counts the padding on the right as zeros."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, own_padding=False):
    row = np.array([1.0, 2.0, 4.0], "float32").reshape(1, 3, 1)
    pooling = tf.keras.layers.AveragePooling1D
    if own_padding:
        got = pooling(2, 2, padding="valid")(np.pad(row, ((0, 0), (0, 1), (0, 0)), mode="edge"))
    else:
        got = pooling(2, 2, padding="same")(row)
    got = tf.keras.ops.convert_to_numpy(got).ravel()
    detail = "the means of (1, 2) and (4) are %s" % got.tolist()
    return ("absent" if np.allclose(got, [1.5, 4.0]) else "reproduced"), detail


def workaround(seed):
    return repro(seed, own_padding=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
