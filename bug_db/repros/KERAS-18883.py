"""The constraints of Dense are never kept."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    layers = tf.keras.layers
    kept = {} if by_hand else {"kernel_constraint": "non_neg", "bias_constraint": "non_neg"}
    layer = layers.Dense(3, kernel_initializer="ones", **kept)
    source = tf.keras.Input((3,))
    model = tf.keras.Model(source, layer(source))
    model.compile(tf.keras.optimizers.SGD(1.0), "mse")
    rows = np.ones((4, 3), "float32")
    model.fit(rows, rows - 100, verbose=0)
    if by_hand:
        layer.set_weights([np.maximum(value, 0) for value in layer.get_weights()])
    least = min(float(np.min(value)) for value in layer.get_weights())
    return ("absent" if least >= 0 else "reproduced"), "the least weight is %.2f where none may be below zero" % least


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
