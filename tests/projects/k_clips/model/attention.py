import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class Block(tf.keras.layers.Layer):
    """Takes the hidden states, and a mask that may be missing, in one list."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.project = tf.keras.layers.Dense(units)
        self.units = units

    def build(self, shapes):
        self.scale = self.add_weight(name="scale", shape=(self.units,), initializer="ones")
        super().build(shapes)

    def call(self, inputs):
        hidden, mask = inputs
        out = self.project(hidden) * self.scale
        return out if mask is None else out * mask


class Halved(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs[0] / 2


def two_blocks(width=8):
    hidden = tf.keras.Input((width,))
    first = Block(width)((hidden, None))  # hit: TF-40638
    second = Block(width)([first, first])  # ok: TF-40638
    return tf.keras.Model(hidden, second)


def masked(width=8):
    hidden, mask = tf.keras.Input((width,)), tf.keras.Input((width,))
    return tf.keras.Model([hidden, mask], Block(width)([hidden, mask]))  # ok: TF-40638


def by_loop(depth=3, width=8):
    hidden = source = tf.keras.Input((width,))
    ones = np.ones((1, width), dtype="float32")
    for _ in range(depth):
        hidden = Block(width)([hidden, ones])  # hit: TF-40638
    return tf.keras.Model(source, Halved()((hidden, None)))  # ok: TF-40638


two_blocks()
masked()
by_loop()
Block(4)((tf.ones((2, 4)), None))  # ok: TF-40638

heads = K.batch_dot(K.ones((8, 4, 10, 16)), K.ones((8, 4, 16, 10)))  # hit: TF-33709
plain = K.batch_dot(K.ones((8, 10, 16)), K.ones((8, 16, 10)))  # ok: TF-33709
right = tf.matmul(K.ones((8, 4, 10, 16)), K.ones((8, 4, 16, 10)))  # ok: TF-33709


def scores(queries, keys):
    return K.batch_dot(queries, keys)  # hit: TF-33709


scores(tf.random.normal([2, 3, 5, 7]), tf.random.normal([2, 3, 7, 5]))
