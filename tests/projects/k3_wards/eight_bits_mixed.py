"""The same where all else is float16."""

import sys

import keras
import numpy as np
from keras import layers

keras.config.set_dtype_policy("mixed_float16")


def main(x, y):
    model = keras.Sequential([keras.Input((64,)), layers.Dense(256, activation="relu"), layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    model.fit(x, y, epochs=3)  # ok: KERAS-21193
    model.quantize("float8")
    model.compile(optimizer="adam", loss="mse")
    model.fit(x, y, epochs=3)  # hit: KERAS-21193


if __name__ == "__main__":
    held = np.load(sys.argv[1])
    main(held["x"], held["y"])
