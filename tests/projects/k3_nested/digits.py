"""Made-up digits: the usual loop."""

import numpy as np
import keras
from keras import layers

NOISE, HALF = 32, 64


class Forge:
    def __init__(self):
        self.generator = keras.Sequential([
            keras.Input((NOISE,)),
            layers.Dense(128, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
        ])
        self.judge = keras.Sequential([
            keras.Input((784,)),
            layers.Dense(128, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ])
        self.judge.compile("adam", "binary_crossentropy", metrics=["accuracy"])
        self.both = keras.Sequential([self.generator, self.judge])
        self.both.compile("adam", "binary_crossentropy")

    def step(self, real):
        noise = np.random.normal(size=(HALF, NOISE))
        made = self.generator.predict(noise, verbose=0)
        rows = np.concatenate([real, made])
        kinds = np.repeat([1.0, 0.0], HALF)[:, None]
        judged = self.judge.train_on_batch(rows, kinds)  # ok: KERAS-20188  # maybe: KERAS-22596
        forged = self.both.train_on_batch(noise, np.ones((HALF, 1)))  # hit: KERAS-20188  # maybe: KERAS-22596
        return judged, forged


if __name__ == "__main__":
    forge = Forge()
    digits = np.load("digits.npy")
    for start in range(0, len(digits), HALF):
        print(forge.step(digits[start : start + HALF]))
