"""Echoes of a sonar: matched filters, a map that is sampled, and a small net that keeps the noise floor."""

import keras
import numpy as np
from keras import layers, ops

keras.mixed_precision.set_global_policy("mixed_float16")

PING = np.array([7.0, 9.0])
ODD_PING = np.array([7.0, 9.0, 4.0])


class NoiseFloor(layers.Layer):
    def build(self, shape):
        self.floor = self.add_weight(shape=(shape[-1],), initializer="zeros", trainable=False, name="floor")

    def call(self, echoes):
        self.floor.assign(ops.mean(ops.cast(echoes, "float32"), axis=0))  # hit: KERAS-21864
        return echoes - self.floor


class HalfFloor(NoiseFloor):
    def call(self, echoes):
        self.floor.assign(ops.mean(echoes, axis=0))  # ok: KERAS-21864
        return echoes


class Peak(layers.Layer):
    def build(self, shape):
        self.gain = self.add_weight(shape=(), initializer="ones", name="gain")

    def call(self, echoes):
        return echoes * self.gain  # ok: KERAS-21864


def matched(echo):
    whole = ops.correlate(np.array([1.0, 3.0, 5.0]), PING, mode="full")  # hit: KERAS-21778
    even = ops.correlate(np.array([1.0, 3.0, 5.0, 2.0]), PING, mode="full")  # ok: KERAS-21778
    same = ops.correlate(np.array([1.0, 3.0, 5.0, 2.0]), PING, mode="same")  # hit: KERAS-21778
    odd = ops.correlate(np.array([1.0, 3.0, 5.0, 2.0]), ODD_PING, mode="same")  # ok: KERAS-21778
    by_numpy = np.correlate(echo, PING, mode="same")  # ok: KERAS-21778
    unknown = ops.correlate(echo, PING, mode="full")  # maybe: KERAS-21778
    return whole, even, same, odd, by_numpy, unknown


def seabed(depths, track):
    along = ops.image.map_coordinates(depths, track, order=1)  # hit: KERAS-21304
    wrapped = ops.image.map_coordinates(depths, track, order=1, fill_mode="nearest")  # ok: KERAS-21304
    return along, wrapped


def patches():
    narrow = layers.Conv2D(6, 5, use_bias=False)
    wide = layers.Conv2D(6, 5, padding="same", use_bias=False)
    usual = layers.Conv2D(6, 5)
    tile = np.ones((3, 4, 4, 4), "float32")
    large = np.ones((3, 32, 32, 4), "float32")
    small = narrow(tile)  # hit: KERAS-21796
    return small, narrow(large), wide(tile), usual(tile)  # ok: KERAS-21796


def attention(scores, seen):
    soft = layers.Softmax()
    weights = soft(scores, mask=seen)  # ok: KERAS-21850
    return weights, soft(scores)  # ok: KERAS-21850


def two_runs():
    keras.utils.set_random_seed(42)
    first = keras.random.normal((3,))  # ok: KERAS-21874
    keras.utils.set_random_seed(42)
    own = keras.random.normal((3,), seed=keras.random.SeedGenerator(42))  # ok: KERAS-21874
    second = keras.random.normal((3,))  # hit: KERAS-21874
    return first, own, second


NoiseFloor()(np.ones((4, 2)))
HalfFloor()(np.ones((4, 2)))
Peak()(np.ones((4, 2)))
two_runs()
