"""Models of cell tracks, on PyTorch."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import keras
from keras import layers

POOLS = {"smooth": 4, "halve": 2}


def smoothing(name):
    return layers.AveragePooling1D(pool_size=POOLS[name], strides=1, padding="same")


def tracker(steps=100, channels=4):
    inputs = keras.Input((steps, channels))
    x = smoothing("smooth")(inputs)  # hit: KERAS-23233
    x = layers.Conv1D(32, 5, activation="relu")(x)
    x = layers.AveragePooling1D(2)(x)  # ok: KERAS-23233
    return keras.Model(inputs, layers.Dense(1)(layers.Flatten()(x)))


class InceptionPool(keras.layers.Layer):
    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.pool = layers.AveragePooling2D(3, strides=1, padding="same")  # ok: KERAS-23233
        self.most = layers.MaxPooling2D(3, strides=1, padding="same")  # ok: KERAS-23233
        self.conv = layers.Conv2D(filters, 1)

    def call(self, x):
        return self.conv(self.pool(x)) + self.conv(self.most(x))
