"""Bidirectional turns the backward pass around along the batch, not along time, where its layer is time major."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def made(time_major):
    """A bidirectional layer of ones."""
    layers = tf.keras.layers
    ones = {"kernel_initializer": "ones", "recurrent_initializer": "ones"}
    return layers.Bidirectional(layers.LSTM(1, return_sequences=True, time_major=time_major, **ones))


def run(values, time_major):
    """What it makes of values of shape (batch, steps, 1), as (batch, steps, 2)."""
    source = tf.keras.Input(batch_shape=values.shape)
    swap = tf.keras.layers.Lambda(lambda one: tf.transpose(one, [1, 0, 2]))
    layer = made(time_major)
    result = swap(layer(swap(source))) if time_major else layer(source)
    return tf.keras.Model(source, result).predict(values)


def repro(seed):
    try:
        made(True)
    except (TypeError, ValueError) as error:
        if "time_major" not in str(error):
            raise
        return "inapplicable", "there is no time_major"
    values = np.arange(6, dtype="float32").reshape(2, 3, 1) / 6
    off = float(np.abs(run(values, False) - run(values, True)).max())
    return ("reproduced" if off > 1e-4 else "absent"), "time major and batch major differ by %.4f, right is 0" % off


def by_hand(values):
    """What two layers make of it, one of which goes backwards."""
    layers = tf.keras.layers
    how = {"kernel_initializer": "ones", "recurrent_initializer": "ones", "return_sequences": True}
    source = tf.keras.Input(batch_shape=values.shape)
    turned = layers.Lambda(lambda one: one[:, ::-1])(layers.LSTM(1, go_backwards=True, **how)(source))
    return tf.keras.Model(source, layers.concatenate([layers.LSTM(1, **how)(source), turned])).predict(values)


def workaround(seed):
    values = np.arange(6, dtype="float32").reshape(2, 3, 1) / 6
    off = float(np.abs(run(values, False) - by_hand(values)).max())
    return ("reproduced" if off > 1e-4 else "absent"), "batch major it is off by %.4f, right is 0" % off


if __name__ == "__main__":
    print(": ".join(repro(0)))
