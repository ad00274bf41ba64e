"""The height of the next tide, from the last thirty."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers, ops  # noqa: E402
from torch.utils.data import DataLoader, TensorDataset  # noqa: E402


def network(*parts):
    return keras.Sequential([keras.Input((30, 1)), *parts, layers.Flatten(), layers.Dense(1)])


def smooth():
    past = keras.Input((31, 1))
    halves = layers.AveragePooling1D(2, padding="same")(past)  # hit: KERAS-19721
    even = layers.AveragePooling1D(2, padding="same")(keras.Input((30, 1)))  # ok: KERAS-19721
    sliding = layers.AveragePooling1D(2, strides=1, padding="same")(past)  # hit: KERAS-19721
    cut = layers.AveragePooling1D(2)(past)  # ok: KERAS-19721
    largest = layers.MaxPooling1D(2, padding="same")(past)  # ok: KERAS-19721
    return keras.Model(past, [halves, sliding, cut, largest]), even


def chosen(places):
    table = np.zeros((12, 30))
    cells = ops.take(table, places)  # hit: KERAS-19088
    rows = ops.take(table, places, axis=0)  # ok: KERAS-19088
    return cells, rows, ops.take(np.zeros(30), places), ops.take(ops.reshape(table, (-1,)), places)  # ok: KERAS-19088


def trained():
    heights, nexts = np.zeros((60000, 30, 1)), np.zeros((60000, 1))
    model = network(layers.Conv1D(8, 3), layers.BatchNormalization())
    model.compile("adam", "mse")
    model.fit(heights, nexts, epochs=5)  # hit: KERAS-19102, KERAS-19120

    plain = network(layers.Conv1D(8, 3), layers.LayerNormalization())
    plain.compile("adam", "mse")
    loader = DataLoader(TensorDataset(), batch_size=64)
    plain.fit(loader, epochs=5)  # ok: KERAS-19102, KERAS-19120

    frozen = layers.BatchNormalization()
    frozen.trainable = False
    tuned = network(layers.Conv1D(8, 3), frozen)
    tuned.compile("adam", "mse")
    tuned.fit(loader)  # ok: KERAS-19102
    return tuned.predict(heights)  # ok: KERAS-19120


smooth()
chosen(np.array([0, 1]))
trained()
