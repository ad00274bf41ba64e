"""Losses, from the config."""

from tensorflow import keras

SMOOTHING = 0.1


def make_loss(kind="smooth"):
    if kind == "smooth":
        return keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=SMOOTHING)
    return keras.losses.CategoricalCrossentropy(from_logits=True)
