"""How much will they spend? Column labels, weights by recency."""

import keras
import numpy as np
import pandas as pd


class Spend:
    def __init__(self, features, eager=True):
        self.model = keras.Sequential([keras.layers.Dense(32, "relu"), keras.layers.Dense(1)])
        optimizer = keras.optimizers.Adam(1e-3, use_ema=True)
        self.model.compile(optimizer=optimizer, loss="mse", metrics=["mse", "mae"], run_eagerly=eager)

    def fit(self, frame):
        target = frame[["spent"]].to_numpy("float32")
        recency = np.exp(-frame.age.to_numpy("float32") / 90)
        x = frame.drop(columns=["spent"]).to_numpy("float32")
        self.model.fit(x, target, sample_weight=recency, epochs=5)  # ok: TF-28029  # maybe: KERAS-18972
        return self.model.evaluate(x, target, return_dict=True)  # hit: TF-38596  # ok: KERAS-19370


def main():
    frame = pd.read_parquet("spent.parquet")
    return Spend(frame.shape[1] - 1).fit(frame)
