"""Attention tells a width of its output that is the query's and not the value's."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, as_wide=False):
    layers = tf.keras.layers
    query, value, key = tf.keras.Input((3, 4)), tf.keras.Input((5, 6)), tf.keras.Input((5, 4))
    asked = layers.Dense(6)(query) if as_wide else query
    keys = layers.Dense(6)(key) if as_wide else key
    model = tf.keras.Model([query, value, key], layers.Attention()([asked, value, keys]))
    rows = [np.ones((2, 3, 4), "float32"), np.ones((2, 5, 6), "float32"), np.ones((2, 5, 4), "float32")]
    told, got = int(model.output_shape[-1]), model.predict(rows, verbose=0).shape[-1]
    return ("absent" if told == got else "reproduced"), "told is a width of %d, what comes is %d wide" % (told, got)


def workaround(seed):
    return repro(seed, as_wide=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
