import keras
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


if __name__ == "__main__":
    classifier().summary()
    print(labels_only())
