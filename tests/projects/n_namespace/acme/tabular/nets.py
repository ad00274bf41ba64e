import tensorflow.keras.layers as layers
from tensorflow.keras import Sequential


def frozen_embedding(words):
    return Sequential([layers.Embedding(words, 8, trainable=False), layers.Flatten(), layers.Dense(1)])


def open_embedding(words):
    return Sequential([layers.Embedding(words, 8), layers.Flatten(), layers.Dense(1)])
