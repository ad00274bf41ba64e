"""How long will a patient stay? Curves of vital signs, notes and X-ray pictures, a model each."""

import keras
import numpy as np
from keras import layers

STEPS, SIGNS = 48, 9


def curves(rate):
    seen = keras.Input((STEPS, SIGNS))
    x = layers.GRU(64, return_sequences=True, recurrent_dropout=0.25)(seen)
    net = keras.Model(seen, layers.Dense(1)(layers.GRU(32)(x)))
    net.compile(optimizer=keras.optimizers.Adam(rate), loss="mae")
    return net


def plain_curves(rate):
    seen = keras.Input((STEPS, SIGNS))
    x = layers.GRU(64, dropout=0.25, recurrent_dropout=0.0)(seen)
    net = keras.Model(seen, layers.Dense(1)(x))
    net.compile(optimizer=keras.optimizers.Adam(rate), loss="mae")
    return net


def long_memory():
    net = keras.Sequential([keras.Input((STEPS, SIGNS)), layers.LSTM(64, recurrent_dropout=0.25), layers.Dense(1)])
    net.compile(optimizer="adam", loss="mae")
    return net


def train(x, y):
    dropped = curves(1e-3)
    dropped.fit(x, y, epochs=30)  # hit: KERAS-20276
    dropped.predict(x)  # ok: KERAS-20276
    plain_curves(1e-3).fit(x, y, epochs=30)  # ok: KERAS-20276
    long_memory().fit(x, y, epochs=30)  # ok: KERAS-20276


def looked_at():
    """Which notes of eight patients count for which of eight questions?"""
    questions, notes = np.zeros((8, 8, 16), "float32"), np.zeros((8, 20, 16), "float32")
    asked, written = np.ones((8, 8), bool), np.ones((8, 20), bool)
    attend, add = layers.Attention(), layers.AdditiveAttention()
    short = attend([questions, notes], mask=[asked, written])  # hit: KERAS-21595
    sums = add([questions, notes], mask=[asked, written])  # hit: KERAS-21595
    right = attend([questions, notes], mask=[asked, written[:, None, :]])  # ok: KERAS-21595
    whole = attend([questions, notes])  # ok: KERAS-21595
    causal = attend([questions, notes], mask=[asked, written], use_causal_mask=True)  # ok: KERAS-21595
    return short, sums, right, whole, causal


if __name__ == "__main__":
    held = np.load("stays.npz")
    train(held["x"], held["y"])
    looked_at()
