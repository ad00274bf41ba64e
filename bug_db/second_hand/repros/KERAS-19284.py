"""Attention on Keras inputs says its output is as wide as the query, where it is as wide as the value."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    if not hasattr(tf.keras.layers, "Attention"):
        return "inapplicable", "there is no layers.Attention"
    query, value = tf.keras.Input(shape=(8, 5)), tf.keras.Input(shape=(6, 7))
    key = tf.keras.Input(shape=(6, 5))
    output = tf.keras.layers.Attention()([query, value, key])
    said = tuple(output.shape)
    numbers = np.random.RandomState(seed)
    arrays = [numbers.uniform(size=(2,) + shape).astype("float32") for shape in ((8, 5), (6, 7), (6, 5))]
    real = tf.keras.Model([query, value, key], output).predict(arrays).shape
    if real != (2, 8, 7):
        raise AssertionError("the model gives %s" % (real,))
    said = tuple(getattr(size, "value", size) for size in said)
    return ("absent" if said == (None, 8, 7) else "reproduced"), "says %s, is %s" % (said, real)


if __name__ == "__main__":
    print(": ".join(repro(0)))
