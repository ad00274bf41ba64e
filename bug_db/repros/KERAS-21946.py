"""A mask is lost where the next layer casts its input."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, given=False):
    layers = tf.keras.layers
    rows = np.array([[[1.0], [1.0], [0.0], [0.0]]], "float32")
    masking = layers.Masking()
    cell = layers.SimpleRNN(2, return_sequences=True, dtype="float16")
    source = tf.keras.Input((4, 1))
    masked = masking(source)
    out = cell(masked, mask=masking.compute_mask(source)) if given else cell(masked)
    got = np.asarray(tf.keras.Model(source, out).predict(rows)).astype("float32")[0]
    moved = float(np.abs(got[1] - got[3]).max())
    return ("absent" if moved < 1e-4 else "reproduced"), "the state moves by %.4f over padding" % moved


def workaround(seed):
    return repro(seed, given=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
