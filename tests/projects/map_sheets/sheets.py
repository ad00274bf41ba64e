"""Old sheets of maps, which were never cut to one size."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers


def inker(side=None):
    sheet = keras.Input(shape=(side, side, 1))
    x = layers.Conv2D(8, 3, padding="same", activation="relu")(sheet)
    return keras.Model(sheet, layers.Conv2D(1, 1, activation="sigmoid")(x))


def warm_up():
    model = inker()
    model.predict(np.zeros((1, 256, 256, 1), "float32"))
    model.predict(np.zeros((1, 512, 384, 1), "float32"))  # hit: TF-38598
    return model


def warm_up_squares():
    model = inker()
    model.predict(np.zeros((1, 256, 256, 1), "float32"))  # ok: TF-38598
    model.predict(np.zeros((4, 256, 256, 1), "float32"))  # ok: TF-38598
    return model


def warm_up_cut():
    model = inker(256)
    model.predict(np.zeros((1, 256, 256, 1), "float32"))
    model.predict(np.zeros((2, 256, 256, 1), "float32"))  # ok: TF-38598
    return model


if __name__ == "__main__":
    warm_up()
    warm_up_squares()
    warm_up_cut()
