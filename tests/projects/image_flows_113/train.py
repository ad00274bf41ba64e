import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.optimizers import RMSprop

from flows import SIDE, Patches, endless, from_folder


def build():
    return tf.keras.models.Sequential(
        [
            layers.Conv2D(16, 3, activation="relu", input_shape=(SIDE, SIDE, 3)),
            layers.MaxPooling2D(2, 2),
            layers.Flatten(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def horses():
    model = build()
    model.compile(optimizer=RMSprop(lr=0.001), loss="binary_crossentropy", metrics=["acc"])
    train, check = from_folder("horse-or-human"), from_folder("validation")
    history = model.fit_generator(train, steps_per_epoch=8, epochs=15, verbose=1)  # hit: TF-27353
    model.fit_generator(train, steps_per_epoch=len(train), epochs=15)  # ok: TF-27353
    model.fit_generator(train, epochs=15)  # ok: TF-27353
    model.fit_generator(train, steps_per_epoch=train.samples // 128, epochs=15)  # maybe: TF-27353
    print(model.evaluate_generator(check, steps=2))  # hit: TF-27353
    return history


def patches(pixels, labels):
    model = build()
    model.compile("sgd", "mse")
    data = Patches(pixels, labels)
    model.fit(data, steps_per_epoch=10, epochs=4)  # hit: TF-27353
    model.fit_generator(endless(data), steps_per_epoch=10, epochs=4)  # ok: TF-27353
    return model.predict_generator(generator=data, steps=1)  # hit: TF-27353


def prices(rows, targets, ages):
    """Old sales count for less."""
    weights = np.exp(-ages / 365.0)
    model = tf.keras.Sequential([layers.Dense(8, activation="relu", input_shape=(4,)), layers.Dense(1)])
    model.compile("adam", loss=tf.keras.losses.mean_squared_error)
    model.fit(rows, targets, sample_weight=weights, epochs=20)  # hit: TF-29965
    model.fit(rows, targets, epochs=20)  # ok: TF-29965
    named = tf.keras.Sequential([layers.Dense(1, input_shape=(4,))])
    named.compile("adam", loss="mean_squared_error")
    named.fit(rows, targets, sample_weight=weights, epochs=20)  # ok: TF-29965


class Imbalanced:
    """A classifier that knows that one class is rare."""

    def __init__(self, loss):
        self.net = tf.keras.Sequential([layers.Dense(1, activation="sigmoid", input_shape=(4,))])
        self.net.compile(optimizer="adam", loss=loss)

    def learn(self, rows, labels):
        return self.net.fit(rows, labels, class_weight={0: 1.0, 1: 20.0}, epochs=3)  # hit: TF-29965


class Named:
    """The same, with the loss by its name."""

    def __init__(self):
        self.net = tf.keras.Sequential([layers.Dense(1, activation="sigmoid", input_shape=(4,))])
        self.net.compile(optimizer="adam", loss="binary_crossentropy")

    def learn(self, rows, labels):
        return self.net.fit(rows, labels, class_weight={0: 1.0, 1: 20.0}, epochs=3)  # ok: TF-29965


if __name__ == "__main__":
    horses()
    Imbalanced(tf.keras.losses.binary_crossentropy).learn(np.zeros((8, 4)), np.zeros(8))
    Named().learn(np.zeros((8, 4)), np.zeros(8))
