"""A small encoder in the functional style."""

import tensorflow as tf
from tensorflow.keras import layers

LENGTH, WIDTH, WORDS = 64, 32, 8000


def encoder():
    words = tf.keras.Input((LENGTH,), dtype="int32")
    token = layers.Embedding(WORDS, WIDTH)(words)
    places = tf.range(start=0, limit=LENGTH, delta=1)
    table = layers.Embedding(LENGTH, WIDTH, name="places")(places)  # hit: TF-34732
    x = layers.MultiHeadAttention(2, WIDTH)(token + table, token)
    return tf.keras.Model(words, layers.LayerNormalization()(x))


class Places(layers.Layer):
    """Adds a row for each place; made in `call`, so it is trained."""

    def __init__(self, length, width, **kwargs):
        super().__init__(**kwargs)
        self.table = layers.Embedding(length, width)

    def call(self, x):
        return x + self.table(tf.range(tf.shape(x)[1]))  # ok: TF-34732


def encoder_with_layer():
    words = tf.keras.Input((LENGTH,), dtype="int32")
    x = Places(LENGTH, WIDTH)(layers.Embedding(WORDS, WIDTH)(words))
    return tf.keras.Model(words, layers.Dense(WIDTH)(x))


def encoder_with_input():
    words, places = tf.keras.Input((LENGTH,)), tf.keras.Input((LENGTH,))
    x = layers.Embedding(WORDS, WIDTH)(words) + layers.Embedding(LENGTH, WIDTH)(places)  # ok: TF-34732
    return tf.keras.Model([words, places], layers.Dense(WIDTH)(x))


def encoder_of_any_length():
    words = tf.keras.Input((None,), dtype="int32")
    places = tf.range(tf.shape(words)[-1])
    x = layers.Embedding(WORDS, WIDTH)(words) + layers.Embedding(LENGTH, WIDTH)(places)  # ok: TF-34732
    return tf.keras.Model(words, layers.Dense(WIDTH)(x))


def decoder(length=LENGTH):
    words = tf.keras.Input((length,))
    places = layers.Embedding(length, WIDTH)(tf.expand_dims(tf.range(length), axis=0))  # hit: TF-34732
    return tf.keras.Model(words, layers.Dense(1)(layers.Embedding(WORDS, WIDTH)(words) + places))


decoder(32)
for make in (encoder, encoder_with_layer, encoder_with_input, encoder_of_any_length):
    make().summary()


def day(length):
    """Step by step, each for itself."""
    steps = tf.keras.Input((length, WIDTH))
    placed = steps + layers.Embedding(length, WIDTH)(tf.range(start=0, limit=length))  # hit: TF-34732
    apart = []
    for step in tf.unstack(placed, axis=1):
        apart.append(tf.expand_dims(step, 1))
    return tf.keras.Model(steps, layers.Concatenate(axis=1)(apart))


day(24).summary()
