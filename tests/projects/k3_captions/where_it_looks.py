"""Captions for the pictures of a museum: which part of a picture goes with which word."""

import keras
from keras import layers

WORDS, PARTS, WIDTH = 20, 49, 64


def looks():
    words = keras.Input((WORDS, WIDTH))
    parts = keras.Input((PARTS, WIDTH))
    heads = layers.MultiHeadAttention(4, WIDTH)
    seen, scores = heads(words, parts, return_attention_scores=True)  # hit: KERAS-19303
    return keras.Model([words, parts], [seen, scores])


def reads():
    words = keras.Input((WORDS, WIDTH))
    heads = layers.MultiHeadAttention(4, WIDTH)
    read, scores = heads(words, words, return_attention_scores=True)  # ok: KERAS-19303
    parts = keras.Input((PARTS, WIDTH))
    seen = layers.MultiHeadAttention(4, WIDTH)(read, parts)  # ok: KERAS-19303
    return keras.Model([words, parts], [seen, scores])


class Looking(layers.Layer):
    """The scores alone."""

    def __init__(self, **options):
        super().__init__(**options)
        self.heads = layers.MultiHeadAttention(4, WIDTH)

    def call(self, words, parts):
        return self.heads(words, parts, return_attention_scores=True)[1]  # ok: KERAS-19303


if __name__ == "__main__":
    looks().summary()
    reads().summary()
    words, parts = keras.ops.ones((1, WORDS, WIDTH)), keras.ops.ones((1, PARTS, WIDTH))
    print(Looking()(words, parts).shape)
