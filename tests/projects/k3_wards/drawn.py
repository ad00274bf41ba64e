"""Draws the models for the report."""

import keras
from keras import layers
from keras.utils import model_to_dot, plot_model


def pair():
    left, right = keras.Input((64,), name="left"), keras.Input((64,), name="right")
    return keras.Model([left, right], layers.Subtract()([left, right]), name="pair")


def both():
    earlier, later = keras.Input((64,), name="earlier"), keras.Input((64,), name="later")
    return keras.Model([earlier, later], layers.Dense(1)(pair()([earlier, later])), name="both")


def alone():
    encoder_input = keras.Input((64,))
    encoder = keras.Model(encoder_input, layers.Dense(8)(encoder_input), name="encoder")
    whole = keras.Input((64,))
    return keras.Model(whole, layers.Dense(1)(encoder(whole)))


changes = both()
plot_model(changes, "changes.png", expand_nested=True, show_shapes=True)  # hit: KERAS-21119
plot_model(changes, "changes-small.png", show_shapes=True)  # ok: KERAS-21119
dot = model_to_dot(changes, expand_nested=True)  # hit: KERAS-21119
plot_model(alone(), "alone.png", expand_nested=True)  # ok: KERAS-21119
plot_model(pair(), "pair.png", expand_nested=True)  # ok: KERAS-21119
