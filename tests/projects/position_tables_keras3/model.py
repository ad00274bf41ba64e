import keras
import numpy as np
import tensorflow as tf
from keras import layers

from blocks import Tables


def classifier(words=5000, length=100, width=16):
    tables = Tables(words, length, width)
    source = keras.Input((length,), dtype="int32")
    x = layers.Add()([tables.words(source), tables.places(tf.range(length))])  # hit: TF-34732
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(source, layers.Dense(1)(x))


def labels_only(length=100):
    """A table that is looked at outside of any model."""
    table = layers.Embedding(length, 4)
    return table(tf.range(length))  # ok: TF-34732


def with_numpy(words=5000, length=100):
    source = keras.Input((length,))
    places = layers.Embedding(length, 8)(np.arange(length))  # hit: TF-34732
    return keras.Model(inputs=source, outputs=layers.Dense(1)(layers.Embedding(words, 8)(source) + places))


class Places(layers.Layer):
    def __init__(self, length, width):
        super().__init__()
        self.length = length
        self.table = layers.Embedding(length, width)

    def call(self, x):
        return x + self.table(keras.ops.arange(self.length))  # ok: TF-34732


def with_layer(words=5000, length=100):
    source = keras.Input((length,))
    return keras.Model(source, Places(length, 8)(layers.Embedding(words, 8)(source)))


if __name__ == "__main__":
    classifier().summary()
    print(labels_only(), with_numpy(), with_layer())
