"""Forecast of water meters: scaled in, and scaled back out."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class Forecaster(tf.keras.Model):
    def __init__(self, horizon: int, units: int = 64):
        super().__init__()
        self.scale = layers.Normalization(axis=-1)  # ok: KERAS-17047
        self.unscale = layers.Normalization(axis=-1, invert=True)  # hit: KERAS-17047
        self.cell = layers.LSTM(units)
        self.out = layers.Dense(horizon)

    def adapt(self, series, targets):
        self.scale.adapt(series)
        self.unscale.adapt(targets)

    def call(self, x, training=False):
        x = self.scale(x)
        x = self.out(self.cell(x))
        return self.unscale(x)


def main(path="meters.npz"):
    data = np.load(path)
    model = Forecaster(horizon=data["y"].shape[-1])
    model.adapt(data["x"], data["y"])
    model.compile("adam", loss="mae")
    model.fit(data["x"], data["y"], epochs=10, validation_split=0.1)


if __name__ == "__main__":
    main()
