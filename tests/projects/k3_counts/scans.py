"""Grey values of scans, counted; and a net that tells good scans from bad."""

import keras
import numpy as np
from keras import layers, ops


def shades(scan):
    pixels = ops.reshape(ops.cast(scan, "uint8"), (-1,))
    return ops.histogram(pixels, bins=256, range=(0, 255))  # hit: KERAS-21729


def shades_of_four(scan):
    pixels = ops.reshape(ops.cast(scan, "uint8"), (-1,))
    return ops.histogram(pixels, bins=64, range=(0, 256))  # ok: KERAS-21729


def shades_as_floats(scan):
    pixels = ops.reshape(ops.cast(scan, "float32"), (-1,))
    return ops.histogram(pixels, bins=256, range=(0, 255))  # ok: KERAS-21729


def votes(scores):
    best = ops.argmax(scores, axis=-1)
    return ops.histogram(best, bins=10)[0]  # hit: KERAS-21729


def votes_by_numpy(scores):
    return np.histogram(np.argmax(scores, axis=-1), bins=10)[0]  # ok: KERAS-21729


def lots():
    drawn = np.random.randint(0, 6, 1000)
    return ops.histogram(drawn, bins=12)  # hit: KERAS-21729


def net():
    scan = keras.Input((1, 64, 64))
    x = layers.RandomContrast(0.3, data_format="channels_first")(scan)
    x = layers.RandomErasing(0.5, data_format="channels_first")(x)
    x = layers.Flatten()(x)
    return keras.Model(scan, layers.Dense(1, activation="sigmoid")(x))


def first_round(scans, good):
    model = net()
    model.compile("adam", "binary_crossentropy")
    model.fit(scans, good)
    model.save("scans.keras")


def second_round(scans, good):
    model = keras.models.load_model("scans.keras")
    model.fit(scans, good)  # hit: KERAS-23023


def second_round_from_weights(scans, good):
    model = net()
    model.load_weights("scans.keras")
    model.compile("adam", "binary_crossentropy")
    model.fit(scans, good)  # ok: KERAS-23023


def used(scans):
    return keras.models.load_model("scans.keras").predict(scans)  # ok: KERAS-23023


def with_channels_behind(scans, good):
    scan = keras.Input((64, 64, 1))
    x = layers.RandomContrast(0.3, data_format="channels_last")(scan)
    model = keras.Model(scan, layers.Dense(1)(layers.Flatten()(x)))
    again = keras.models.clone_model(model)
    again.compile("adam", "mse")
    again.fit(scans, good)  # ok: KERAS-23023


def members(scans, good):
    for _ in range(5):
        member = keras.models.clone_model(net())
        member.compile("adam", "binary_crossentropy")
        member.fit(scans, good)  # hit: KERAS-23023


if __name__ == "__main__":
    rows = np.random.uniform(0, 255, (16, 1, 64, 64))
    for count in (shades, shades_of_four, shades_as_floats, votes, votes_by_numpy):
        count(rows[0, 0])
    lots()
    marks = np.ones((16, 1))
    first_round(rows, marks)
    for go_on in (second_round, second_round_from_weights, members):
        go_on(rows, marks)
    used(rows)
    with_channels_behind(np.moveaxis(rows, 1, -1), marks)
