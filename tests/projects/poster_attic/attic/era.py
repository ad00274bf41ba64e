"""From which decade a poster is."""

import keras
import tensorflow as tf

SAMPLE = tf.zeros((1, 64, 64, 3))


class Era(keras.Model):
    def __init__(self, decades=9):
        super().__init__()
        self.look = keras.layers.Conv2D(16, 5, activation="relu")
        self.flat = keras.layers.Flatten()
        self.tell = keras.layers.Dense(decades)

    @tf.function
    def call(self, posters):
        return self.tell(self.flat(self.look(posters)))


class SlowEra(keras.Model):
    def __init__(self, decades=9):
        super().__init__()
        self.flat = keras.layers.Flatten()
        self.tell = keras.layers.Dense(decades)

    def call(self, posters):
        return self.tell(self.flat(posters))


def restored(path):
    era = Era()
    era(SAMPLE)
    era.load_weights(path)
    return era(SAMPLE)  # hit: TF-118314


def slowly(path):
    era = SlowEra()
    era(SAMPLE)
    era.load_weights(path)
    return era(SAMPLE)  # ok: TF-118314


def of_another_size(path, posters):
    era = Era()
    era(SAMPLE)
    era.load_weights(path)
    return era(tf.zeros((12, 64, 64, 3)))  # ok: TF-118314


def in_time(path):
    """Two at a time, compiled."""
    era = Era()
    era(SAMPLE)

    @tf.function(jit_compile=True)
    def quick(posters):
        return era(posters)  # hit: TF-118314

    return quick(SAMPLE)


restored("era.weights.h5")
slowly("slow.weights.h5")
of_another_size("era.weights.h5", SAMPLE)
in_time("era.weights.h5")
