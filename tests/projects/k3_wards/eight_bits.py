"""Fine tuning in float8, to see whether it still learns."""

import sys

import keras
import numpy as np
from keras import layers


def net():
    return keras.Sequential([keras.Input((64,)), layers.Dense(256, activation="relu"), layers.Dense(1)])


def tuned(x, y):
    model = net()
    model.quantize("float8")
    optimizer = keras.optimizers.LossScaleOptimizer(keras.optimizers.Adam(1e-4))
    model.compile(optimizer=optimizer, loss="mse")
    model.fit(x, y, epochs=3)  # hit: KERAS-21193
    return model


def unscaled(x, y):
    model = net()
    model.quantize("float8")
    model.compile(optimizer=keras.optimizers.Adam(1e-4), loss="mse")
    model.fit(x, y, epochs=3)  # ok: KERAS-21193
    return model


def not_quantized(x, y):
    model = net()
    model.compile(optimizer=keras.optimizers.LossScaleOptimizer(keras.optimizers.Adam(1e-4)), loss="mse")
    model.fit(x, y, epochs=3)  # ok: KERAS-21193
    return model


if __name__ == "__main__":
    data = np.load(sys.argv[1])
    tuned(data["x"], data["y"])
    unscaled(data["x"], data["y"])
    not_quantized(data["x"], data["y"])
