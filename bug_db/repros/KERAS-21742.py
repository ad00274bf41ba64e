"""A stateful recurrent layer takes a batch of another size, and mixes its states."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, anew=False):
    layer = tf.keras.layers.LSTM(2, stateful=True)
    try:
        source = tf.keras.Input(batch_shape=(4, 3, 2))
    except TypeError:
        source = tf.keras.Input(batch_size=4, shape=(3, 2))
    model = tf.keras.Model(source, layer(source))
    values = np.random.RandomState(seed).rand(4, 3, 2).astype("float32")
    model(tf.constant(values))
    if anew:
        weights, layer = layer.get_weights(), tf.keras.layers.LSTM(2)
        layer(tf.constant(values[:1]))
        layer.set_weights(weights)
    try:
        got = layer(tf.constant(values[:1])).shape
    except (ValueError, tf.errors.InvalidArgumentError) as error:
        return "loud", type(error).__name__
    return ("absent" if tuple(got) == (1, 2) else "reproduced"), "one row, after four, gives %s" % (tuple(got),)


def workaround(seed):
    return repro(seed, anew=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
