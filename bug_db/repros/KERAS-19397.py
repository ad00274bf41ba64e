"""Recurrent layers drop from the state at the rate of the input's dropout."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    """The state is to be dropped whole, so that a layer which adds its state up has nothing but its last input."""
    layers = tf.keras.layers
    options = {
        "kernel_initializer": "ones",
        "recurrent_initializer": tf.keras.initializers.Identity(),
        "activation": "linear",
    }
    rows = np.ones((2, 5, 1), "float32")
    if by_hand:  # the same rate for both, and the input that is dropped with the state is put back by a bias
        layer = layers.SimpleRNN(3, dropout=0.999999, recurrent_dropout=0.999999, bias_initializer="ones", **options)
    else:
        layer = layers.SimpleRNN(3, recurrent_dropout=0.999999, **options)
    end = np.asarray(layer(tf.constant(rows), training=True))
    detail = "5 ones add up to %.1f where the state is dropped at a rate of 0.999999, right is 1.0" % end.max()
    return ("absent" if end.max() < 1.5 else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
