"""Snow line and melt of a glacier from a year of weather stations."""

import os

import keras
import numpy as np
from keras import layers

OUT = "runs/melt"


def network():
    weather = keras.Input((365, 8))
    x = layers.GRU(32)(weather)
    return keras.Model(weather, [layers.Dense(1, name="snow_line")(x), layers.Dense(1, name="melt")(x)])


def melt_alone(weather, snow, melt):
    """The snow line has been trained before: only the melt is to be learned here."""
    model = network()
    model.compile("adam", loss=[None, "mse"])
    model.fit(weather, [snow, melt], epochs=20)  # hit: KERAS-20477
    return model


def snow_alone(weather, snow, melt):
    model = network()
    model.compile("adam", loss=["mse", None])
    model.fit(weather, [snow, melt], epochs=20)  # ok: KERAS-20477
    return model


def weighted(weather, snow, melt):
    model = network()
    model.compile("adam", loss=["mse", "mse"], loss_weights=[0.0, 1.0])
    model.fit(weather, [snow, melt], epochs=20)  # ok: KERAS-20477
    return model


def both_after_all(weather, snow, melt):
    model = network()
    model.compile("adam", loss=[None, "mse"])
    model.summary()
    model.compile("adam", loss=["mse", "mse"])
    model.fit(weather, [snow, melt], epochs=20)  # ok: KERAS-20477
    return model


def store(model):
    model.save_weights(os.path.join(OUT, "model.weights.h5"))
    model.save(os.path.join(OUT, "melt.keras"))  # hit: KERAS-19924
    return keras.models.load_model("runs/melt/melt.keras")  # hit: KERAS-19924


def store_apart(model):
    model.save_weights("runs/weights/model.weights.h5")
    model.save("runs/apart/melt.keras")  # ok: KERAS-19924


def store_by_name(model):
    model.save_weights("by_name/melt_model.weights.h5")
    model.save("by_name/melt.keras")  # ok: KERAS-19924
    return keras.models.load_model("by_name/melt.keras")  # ok: KERAS-19924


if __name__ == "__main__":
    weather, snow, melt = np.load("weather.npy"), np.load("snow.npy"), np.load("melt.npy")
    store(melt_alone(weather, snow, melt))
    store_apart(snow_alone(weather, snow, melt))
    store_by_name(weighted(weather, snow, melt))
    both_after_all(weather, snow, melt)
