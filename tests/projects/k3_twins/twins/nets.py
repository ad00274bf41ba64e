"""Two signatures in, how far apart they are out."""

import keras
from keras import layers


def tower():
    stroke = keras.Input((128,), name="stroke")
    x = layers.Dense(64, activation="relu")(stroke)
    return keras.Model(stroke, layers.Dense(16)(x), name="tower")


def siamese():
    shared = tower()
    known, asked = keras.Input((128,)), keras.Input((128,))
    apart = layers.Subtract()([shared(known), layers.Dense(16)(shared(asked))])
    return keras.Model([known, asked], layers.Dense(1, activation="sigmoid")(apart))


def by_one_layer():
    project = layers.Dense(32, use_bias=False)
    left, right = keras.Input((128,)), keras.Input((128,))
    return keras.Model([left, right], layers.Subtract()([project(left), project(right)]))


def of_two_towers():
    known, asked = keras.Input((128,)), keras.Input((128,))
    return keras.Model([known, asked], layers.Subtract()([tower()(known), tower()(asked)]))
