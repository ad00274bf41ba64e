from dataclasses import dataclass

import keras
from keras import layers, ops


@dataclass
class Options:
    points: int = 64
    width: int = 32
    repeats: int = 3


class SpatialAttention(layers.Layer):
    """Where in the picture to look: the weights of all places of a channel add up to one."""

    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.score = layers.Conv2D(filters, 1)

    def call(self, features):
        weights = ops.softmax(self.score(features), axis=(1, 2))
        return ops.sum(features * weights, axis=(1, 2))


class ChannelAttention(layers.Layer):
    def call(self, features):
        return features * ops.softmax(features, axis=-1)  # ok: KERAS-20021


def normals(options: Options):
    """Normals of triangles of two edges each."""
    first = keras.Input((options.points, 3), name="first")
    second = keras.Input((options.points, 3), name="second")
    normal = ops.cross(first, second)  # hit: KERAS-22525
    return keras.Model([first, second], normal)


def widened(options: Options):
    series = keras.Input((options.points, options.width))
    fine = ops.repeat(series, [options.repeats], axis=1)  # hit: KERAS-19826
    return keras.Model(series, layers.Conv1D(options.width, 3, padding="same")(fine))


def widened_plainly(options: Options):
    series = keras.Input((options.points, options.width))
    fine = ops.repeat(series, options.repeats, axis=1)  # ok: KERAS-19826
    return keras.Model(series, fine)


def pictures(shape=(32, 32, 3)):
    source = keras.Input(shape)
    x = layers.Conv2D(16, 3, padding="same", activation="relu")(source)
    x = ChannelAttention()(x)
    x = SpatialAttention(16)(x)
    return keras.Model(source, layers.Dense(1)(x))
