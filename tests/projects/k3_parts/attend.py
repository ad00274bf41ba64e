"""Attention over orders; runs must be repeatable."""

import keras
from keras import layers


def build(attention):
    query, value = keras.Input((12, 8)), keras.Input((12, 8))
    return keras.Model([query, value], attention([query, value]))


seeded = build(layers.Attention(dropout=0.2, seed=7))
seeded.save("seeded.keras")
again = keras.models.load_model("seeded.keras")  # hit: KERAS-23029
additive = build(layers.AdditiveAttention(dropout=0.2, seed=7))
copy = keras.models.clone_model(additive)  # hit: KERAS-23029
chance = build(layers.Attention(dropout=0.2))
chance.save("chance.keras")
other = keras.models.load_model("chance.keras")  # ok: KERAS-23029

heads = layers.MultiHeadAttention(8, 32, kernel_initializer="he_normal")  # hit: KERAS-22789
narrow = layers.MultiHeadAttention(8, 32, kernel_initializer=keras.initializers.RandomNormal(stddev=0.02))  # ok: KERAS-22789
usual = layers.MultiHeadAttention(8, 32)  # ok: KERAS-22789
split = layers.EinsumDense("abc,cde->abde", (None, 8, 32), kernel_initializer="lecun_normal")  # hit: KERAS-22789
plain = layers.EinsumDense("abc,cd->abd", (None, 32), kernel_initializer="lecun_normal")  # ok: KERAS-22789
