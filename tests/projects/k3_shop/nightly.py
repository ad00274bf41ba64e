"""Runs each night: goes on where the last run was cut off."""

import sys

import keras
import numpy as np
from keras import callbacks, metrics

import networks


def demand(x, y):
    model = networks.repeatable()
    model.compile("adam", "mse", metrics=["mse", "mae"])
    model.fit(x, y, epochs=40, callbacks=[callbacks.BackupAndRestore("backup")])  # hit: KERAS-19179
    loss, squared, absolute = model.evaluate(x, y, batch_size=1)  # hit: KERAS-19370
    named = model.evaluate(x, y, batch_size=1, return_dict=True)  # ok: KERAS-19370
    return loss, squared, absolute, named


def returns(x, y):
    model = networks.repeatable()
    model.compile("adam", "binary_crossentropy", metrics=["accuracy", metrics.Recall(), metrics.Precision()])
    done = 12
    model.fit(x, y, epochs=40, initial_epoch=done, callbacks=[callbacks.BackupAndRestore("returns")])  # ok: KERAS-19179
    _, accuracy, recall, precision = model.evaluate(x, y, batch_size=1)  # hit: KERAS-19370
    other = networks.repeatable()
    other.compile("adam", "mse", metrics=["mae", "mse"])
    other.fit(x, y, epochs=40, callbacks=[callbacks.ModelCheckpoint("best.keras")])  # ok: KERAS-19179
    return accuracy, recall, precision, other.evaluate(x, y, batch_size=1)  # ok: KERAS-19370


def goods(vectors, baskets, sold):
    known = networks.with_known_goods(vectors)
    known.compile("adam", "mse")
    known.fit(baskets, sold)  # hit: KERAS-19398
    frozen = networks.with_frozen_goods(vectors)
    frozen.compile("adam", "mse")
    frozen.fit(baskets, sold)  # ok: KERAS-19398


def baskets(rows, sold):
    model = networks.sparse_baskets()
    model.compile("adam", "mse")
    model.fit(rows, sold)  # hit: KERAS-22021
    model.save("baskets.keras")
    again = keras.models.load_model("baskets.keras")
    again.fit(rows, sold, batch_size=1)  # hit: KERAS-19820
    plain = networks.sparse_kernels()
    plain.compile("adam", "mse")
    plain.save("plain.keras")
    keras.models.load_model("plain.keras").fit(rows, sold, batch_size=1)  # ok: KERAS-19820


def margin(gains):
    """What goods lose counts against them."""
    lost, kept = metrics.Mean(), metrics.Mean()
    lost.update_state(gains, sample_weight=-1.0)  # hit: KERAS-19162
    kept.update_state(gains, sample_weight=2.0)  # ok: KERAS-19162
    total = metrics.Sum()
    total.update_state(gains, sample_weight=-1.0)  # ok: KERAS-19162
    return lost.result(), kept.result(), total.result()


if __name__ == "__main__":
    x, y = np.ones((64, 8)), np.ones((64, 1))
    print(demand(x, y), returns(x, y), margin(np.ones(4)), file=sys.stderr)
    goods(np.ones((9, 50)), np.zeros((64, 5), int), y)
    baskets(np.ones((64, 20)), y)
    print(networks.weeks(), networks.seasons(), networks.what_goes_with_it())
