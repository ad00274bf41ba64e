"""Power of a wind turbine in kilowatts, from wind and temperature."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers


def build(rows, power):
    scale = layers.Normalization()
    scale.adapt(rows)
    unscale = layers.Normalization(mean=power.mean(), variance=power.var(), axis=None, invert=True)
    wind = keras.Input((rows.shape[1],))
    hidden = layers.Dense(32, activation="relu")(scale(wind))
    return keras.Model(wind, unscale(layers.Dense(1)(hidden)))


def build_by_hand(rows, power):
    scale = layers.Normalization()
    scale.adapt(rows)
    wind = keras.Input((rows.shape[1],))
    hidden = layers.Dense(32, activation="relu")(scale(wind))
    return keras.Model(wind, layers.Rescaling(power.std(), power.mean())(layers.Dense(1)(hidden)))


def train(rows, power):
    model = build(rows, power)
    model.compile("adam", "mae")
    model.fit(rows, power, epochs=20, callbacks=[keras.callbacks.EarlyStopping("loss")])  # hit: KERAS-16393
    model.save("power.h5")
    return keras.models.load_model("power.h5").predict(rows)  # hit: KERAS-17486


def train_by_hand(rows, power):
    model = build_by_hand(rows, power)
    model.compile("adam", "mae")
    model.fit(rows, power, epochs=20, callbacks=[keras.callbacks.EarlyStopping("loss", patience=1)])  # ok: KERAS-16393
    model.save("by_hand.h5")
    return keras.models.load_model("by_hand.h5").predict(rows)  # ok: KERAS-17486


def one_a_park(rows, power, parks):
    """A model for each park, all alike at the start."""
    first = build(rows, power)
    models = [keras.models.clone_model(first) for _ in parks]  # hit: KERAS-17486
    return np.mean([model.predict(rows) for model in models], axis=0)


def weights_only(rows, power):
    first = build(rows, power)
    first.save_weights("first.h5")
    second = build(rows, power)
    second.load_weights("first.h5")  # ok: KERAS-17486
    return second.predict(rows)
