"""A mask is not handed on into a Sequential model within another."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("masking", "embedding")


def repro(seed, variant, flat=False):
    layers = tf.keras.layers
    half = tf.keras.initializers.Constant(0.5)
    reader = layers.SimpleRNN(1, activation="linear", kernel_initializer="ones", recurrent_initializer=half)
    if variant == "masking":
        first = layers.Masking(input_shape=(None, 1))
        padded, bare = np.array([[[1.0], [2], [0], [0]]], "float32"), np.array([[[1.0], [2]]], "float32")
    else:
        first = layers.Embedding(3, 1, embeddings_initializer="ones", mask_zero=True)
        padded, bare = np.array([[1, 2, 0, 0]]), np.array([[1, 2]])
    model = tf.keras.Sequential([first, reader if flat else tf.keras.Sequential([reader])])
    got, right = float(model.predict(padded)[0, 0]), float(model.predict(bare)[0, 0])
    detail = "%.3f for two steps and two that are masked, %.3f for the two" % (got, right)
    return ("absent" if abs(got - right) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, flat=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
