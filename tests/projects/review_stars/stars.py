"""How many stars a review gives, from its words."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import Input, Model, layers

WORDS = 8000


class Block(layers.Layer):
    def __init__(self, heads, width):
        super().__init__()
        self.attend = layers.MultiHeadAttention(heads, width)
        self.norm = layers.LayerNormalization()

    @tf.function
    def call(self, vectors):
        found = self.attend(vectors, vectors)  # hit: TFKERAS-56
        return self.norm(vectors + found)


class PlainBlock(layers.Layer):
    def __init__(self, heads, width):
        super().__init__()
        self.attend = layers.MultiHeadAttention(heads, width)
        self.supports_masking = True

    def call(self, vectors):
        return self.attend(vectors, vectors)  # ok: TFKERAS-56


class Reader(Model):
    """Makes its mask where it uses it."""

    def __init__(self):
        super().__init__()
        self.embed = layers.Embedding(WORDS, 64, mask_zero=True)
        self.attend = layers.MultiHeadAttention(4, 16)
        self.out = layers.Dense(1)

    @tf.function
    def call(self, words):
        vectors = self.embed(words)
        return self.out(self.attend(vectors, vectors))  # ok: TFKERAS-56


class Backwards(layers.Layer):
    def __init__(self):
        super().__init__()
        self.read = layers.LSTM(16, go_backwards=True, zero_output_for_mask=True)  # hit: TFKERAS-252

    def call(self, vectors):
        return self.read(vectors)


def stars(block):
    words = Input((None,), dtype="int32")
    x = layers.Embedding(WORDS, 64, mask_zero=True)(words)
    return Model(words, layers.Dense(1)(Backwards()(block(x))))


if __name__ == "__main__":
    reviews = np.ones((32, 120), "int32")
    for net in (stars(Block(4, 16)), stars(PlainBlock(4, 16)), Reader()):
        net.compile("adam", "mse")
        net.fit(reviews, np.ones((32, 1)))
