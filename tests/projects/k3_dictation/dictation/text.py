"""What was dictated, as numbers."""

import keras
from keras import layers

WORDS = ["dose", "left", "right", "none"]


def rows_of_words():
    return layers.TextVectorization(vocabulary=WORDS, ragged=True)  # hit: KERAS-19028


def table_of_words(length=40):
    return layers.TextVectorization(vocabulary=WORDS, output_sequence_length=length)  # ok: KERAS-19028


def look_ahead(length):
    """Which words may not be seen yet."""
    truths = keras.ops.ones((length, length), dtype="bool")
    later = keras.ops.triu(truths, k=1)  # hit: KERAS-18902
    numbers = keras.ops.triu(keras.ops.ones((length, length)), k=1)  # ok: KERAS-18902
    earlier = keras.ops.tril(truths)  # ok: KERAS-18902
    return later, numbers, earlier
