"""Reviews of a shop: what the customers liked, from the words, the stars, and when they came."""

import keras
from keras import layers

WORDS, STEPS = 20_000, 120


def pooled(tokens, mask):
    x = layers.Embedding(WORDS, 64)(tokens)
    states = layers.LSTM(64, return_sequences=True)(x, mask=mask)
    lost = layers.GlobalAveragePooling1D()(states)  # hit: KERAS-21449
    kept = layers.GlobalAveragePooling1D()(states, mask=mask)  # ok: KERAS-21449
    return layers.Concatenate()([lost, kept])


def embedded(tokens):
    x = layers.Embedding(WORDS, 64, mask_zero=True)(tokens)
    states = layers.GRU(64, return_sequences=True)(x)
    return layers.GlobalAveragePooling1D()(states)  # ok: KERAS-21449


def slow(x):
    both = layers.Bidirectional(layers.LSTM(32, use_cudnn=False))(x)  # hit: KERAS-21534
    one = layers.LSTM(32, use_cudnn=False)(x)  # ok: KERAS-21534
    usual = layers.Bidirectional(layers.GRU(32))(x)  # ok: KERAS-21534
    return layers.Concatenate()([both, one, usual])


def across_sentences(grid):
    words = layers.MultiHeadAttention(4, 16, attention_axes=(-2,))(grid, grid)  # hit: KERAS-21721
    pages = layers.MultiHeadAttention(4, 16, attention_axes=(1, 2))(grid, grid)  # ok: KERAS-21721
    return words + pages


def stars():
    score = keras.Input((1,))
    by_tenths = layers.Discretization(bin_boundaries=[0.1, 0.25, 0.5, 0.9])
    as_floats = layers.Discretization(bin_boundaries=[0.1, 0.25, 0.5, 0.9], dtype="float32")
    return keras.Model(score, by_tenths(score)), keras.Model(score, as_floats(score))


def bins(scores):
    cut, whole = stars()
    return cut.predict(scores), whole.predict(scores)  # hit: KERAS-21769


def right_bins(scores):
    cut, whole = stars()
    return cut(scores), whole.predict(scores)  # ok: KERAS-21769
