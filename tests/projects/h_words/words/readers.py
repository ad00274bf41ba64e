"""Readers that are put together of parts."""

import tensorflow as tf
from tensorflow.keras import layers


def head(units, classes):
    return tf.keras.Sequential([layers.GRU(units), layers.Dense(classes, activation="softmax")])


def shaped_head(units, classes, dim):
    return tf.keras.Sequential([layers.GRU(units, input_shape=(None, dim)), layers.Dense(classes)])


class Factory:
    def __init__(self, vocab=10000, dim=64, units=32):
        self.vocab, self.dim, self.units = vocab, dim, units

    def reader(self, classes):
        tokens = layers.Input((None,))
        x = layers.Embedding(self.vocab, self.dim, mask_zero=True)(tokens)
        return tf.keras.Model(tokens, head(self.units, classes)(x))

    def shaped(self, classes):
        tokens = layers.Input((None,))
        x = layers.Embedding(self.vocab, self.dim, mask_zero=True)(tokens)
        return tf.keras.Model(tokens, shaped_head(self.units, classes, self.dim)(x))

    def unmasked(self, classes):
        tokens = layers.Input((None,))
        x = layers.Embedding(self.vocab, self.dim)(tokens)
        return tf.keras.Model(tokens, head(self.units, classes)(x))


def compare(x, y, classes=3):
    factory = Factory()
    for make, name in ((factory.reader, "plain"),):
        model = make(classes)
        model.compile("adam", "sparse_categorical_crossentropy")
        print(name, model.fit(x, y).history)  # hit: TF-31638
    shaped, unmasked = factory.shaped(classes), factory.unmasked(classes)
    shaped.compile("adam", "sparse_categorical_crossentropy")
    shaped.fit(x, y)  # ok: TF-31638
    unmasked.compile("adam", "sparse_categorical_crossentropy")
    unmasked.fit(x, y)  # ok: TF-31638
