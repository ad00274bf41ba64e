"""From the text of a review to numbers."""

import tensorflow as tf
from tensorflow.keras import layers

LONGEST = 120


def by_position(texts):
    """Words by their number, LONGEST a review."""
    vectorize = layers.TextVectorization(max_tokens=8000, output_sequence_length=LONGEST)
    vectorize.adapt(texts)
    return vectorize


def by_count(texts):
    """How often each word occurs, in any order."""
    vectorize = layers.TextVectorization(max_tokens=8000, output_mode="count")
    vectorize.adapt(texts)
    return vectorize


def shops(names):
    source = tf.keras.Input((1,), dtype="string", name="shop")
    lookup = layers.StringLookup(vocabulary=names, output_mode="multi_hot", sparse=True)
    return tf.keras.Model(source, layers.Dense(8)(lookup(source)), name="shops")


def shops_dense(names):
    source = tf.keras.Input((1,), dtype="string", name="shop")
    lookup = layers.StringLookup(vocabulary=names, output_mode="multi_hot")
    return tf.keras.Model(source, layers.Dense(8)(lookup(source)), name="shops_dense")
