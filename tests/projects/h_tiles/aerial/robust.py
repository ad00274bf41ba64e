"""AugMix in front of a classifier."""

import os

import keras
from keras import layers

from .settings import AUGMIX, CLASSES, TILE


def augmenter(kind):
    if kind == "augmix":
        return layers.AugMix(value_range=(0, 255), **AUGMIX)
    return layers.RandAugment(value_range=(0, 255))


def build():
    inputs = keras.Input((TILE, TILE, 3))
    x = augmenter("augmix")(inputs)
    x = layers.Conv2D(16, 3, activation="relu")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(CLASSES, activation="softmax")(x))


def train(data, folder):
    model = build()
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(data, epochs=3)
    path = os.path.join(folder, "robust.keras")
    model.save(path)
    return keras.models.load_model(path)  # hit: KERAS-21979


def square():
    """As deep as wide: nothing to swap."""
    layer = layers.AugMix((0, 255), num_chains=3, chain_depth=3)
    return layers.AugMix.from_config(layer.get_config())  # ok: KERAS-21979
