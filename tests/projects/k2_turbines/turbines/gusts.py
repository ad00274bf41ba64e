"""When the next gust comes, from the minutes before."""

import tensorflow as tf
from tensorflow.keras import layers


class Minutes(layers.Layer):
    """Which minutes matter."""

    def __init__(self, heads=2, **options):
        super().__init__(**options)
        self.exact = layers.MultiHeadAttention(heads, 16, dtype="float64")
        self.plain = layers.MultiHeadAttention(heads, 16)
        self.sum = layers.Dense(1, dtype="float64")

    def call(self, wind):
        near = self.plain(wind, wind)  # ok: KERAS-18300
        far = self.exact(near, near)  # hit: KERAS-18300
        return self.sum(tf.concat([near, far], axis=-1))  # ok: KERAS-18300


def small():
    wind = tf.keras.Input((60, 4))
    attend = layers.MultiHeadAttention(2, 8, dtype="float32", name="attend")
    return tf.keras.Model(wind, attend(wind, wind))  # ok: KERAS-18300
