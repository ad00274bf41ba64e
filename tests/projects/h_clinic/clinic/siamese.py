"""Two scans, two ages, one network."""

import keras
from keras import layers


def backbone():
    return keras.Sequential(
        [layers.Conv2D(16, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(32, activation="relu")],
        name="backbone",
    )


class AgePair:
    def __init__(self, shape=(96, 96, 1)):
        self.shape = shape

    def build(self):
        left = keras.Input(self.shape, name="left")
        right = keras.Input(self.shape, name="right")
        features = backbone()
        age = layers.Dense(1, name="age")
        model = keras.Model(inputs=[left, right], outputs=[age(features(left)), age(features(right))])
        model.compile(optimizer="adam", loss=["mse", "mse"])
        return model

    def build_apart(self):
        left, right = keras.Input(self.shape), keras.Input(self.shape)
        features = backbone()
        ages = [layers.Dense(1, name="age_left")(features(left)), layers.Dense(1, name="age_right")(features(right))]
        model = keras.Model([left, right], ages)
        model.compile(optimizer="adam", loss="mse")
        return model


def train(pairs, labels, epochs=10):
    model = AgePair().build()
    history = model.fit(pairs, labels, epochs=epochs, validation_split=0.1)  # hit: TF-25955
    apart = AgePair().build_apart()
    other = apart.fit(pairs, labels, epochs=epochs)  # ok: TF-25955
    return history.history, other.history
