"""Clones with other layers: quantization-aware, regularized, with dropout that stays on."""

import keras
from keras import layers


def backbone():
    return keras.Sequential([keras.Input((64,)), layers.Dense(32, activation="relu"), layers.Dropout(0.2)], name="backbone")


def encoder():
    inp = keras.Input((64,))
    return keras.Model(inp, layers.LayerNormalization()(backbone()(inp)), name="encoder")


def classifier(classes):
    inp = keras.Input((64,))
    return keras.Model(inp, layers.Dense(classes, activation="softmax")(encoder()(inp)))


class AlwaysDropout(layers.Dropout):
    def call(self, inputs, training=None):
        return super().call(inputs, training=True)


def swap(layer):
    if isinstance(layer, layers.Dropout):
        return AlwaysDropout(layer.rate, name=layer.name)
    return layer.__class__.from_config(layer.get_config())


def monte_carlo(classes=3):
    return keras.models.clone_model(classifier(classes), clone_function=swap, recursive=True)  # hit: KERAS-22276


def shallow():
    return keras.models.clone_model(encoder(), clone_function=swap, recursive=True)  # ok: KERAS-22276


def swap_deep(layer):
    if isinstance(layer, keras.Model):
        return keras.models.clone_model(layer, clone_function=swap_deep)
    return swap(layer)


def monte_carlo_by_hand(classes=3):
    return keras.models.clone_model(classifier(classes), clone_function=swap_deep)  # ok: KERAS-22276
