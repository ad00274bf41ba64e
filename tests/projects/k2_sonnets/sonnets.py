"""Who wrote the sonnet? With the optimizers that are said to be quicker."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.constraints import NonNeg
from tensorflow.keras.optimizers import experimental as new

WORDS, POETS = 20_000, 12


def reader(constraint=None):
    words = keras.Input((140,), dtype="int32")
    x = layers.Embedding(WORDS, 64)(words)
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(words, layers.Dense(POETS, kernel_constraint=constraint)(x))


def loss():
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def read(sonnets, poets):
    model = reader()
    model.compile(new.Adam(1e-3), loss())
    model.fit(sonnets, poets, epochs=20)  # hit: KERAS-16779
    return model


def read_as_ever(sonnets, poets):
    model = reader()
    model.compile(keras.optimizers.Adam(1e-3), loss())
    model.fit(sonnets, poets, epochs=20)  # ok: KERAS-16779, KERAS-16855
    return model


def weigh(counts, poets):
    """Counts of words; no word speaks against a poet."""
    model = keras.Sequential([keras.Input((WORDS,)), layers.Dense(POETS, kernel_constraint=NonNeg())])
    model.compile(new.SGD(0.1, momentum=0.9), loss())
    model.fit(counts, poets, epochs=20)  # hit: KERAS-16855
    return model


def weigh_as_ever(counts, poets):
    model = keras.Sequential([keras.Input((WORDS,)), layers.Dense(POETS, kernel_constraint=NonNeg())])
    model.compile(tf.keras.optimizers.SGD(0.1, momentum=0.9), loss())
    model.fit(counts, poets, epochs=20)  # ok: KERAS-16855
    return model


def weigh_freely(counts, poets):
    model = keras.Sequential([keras.Input((WORDS,)), layers.Dense(POETS)])
    model.compile(new.Adam(1e-3), loss())
    model.fit(counts, poets, epochs=20)  # ok: KERAS-16779, KERAS-16855
    return model


def centred(counts, poets):
    model = keras.Sequential([keras.Input((WORDS,)), layers.Dense(POETS)])
    model.compile(tf.optimizers.experimental.RMSprop(1e-3, centered=True), loss())  # hit: KERAS-17037
    model.fit(counts, poets, epochs=20)
    return model


def centred_as_ever(counts, poets):
    model = keras.Sequential([keras.Input((WORDS,)), layers.Dense(POETS)])
    model.compile(tf.optimizers.RMSprop(1e-3, centered=True), loss())  # ok: KERAS-17037
    model.fit(counts, poets, epochs=20)
    return model


def plain(counts, poets):
    model = keras.Sequential([keras.Input((WORDS,)), layers.Dense(POETS)])
    model.compile(new.RMSprop(1e-3), loss())  # ok: KERAS-17037
    model.fit(counts, poets, epochs=20)
    return model
