"""How bright a picture is, in a few levels, and what the astronomers call it."""

import keras
import numpy as np
from keras import layers

SIZES = np.random.uniform(0, 40, (500, 1))
SEEN = [1] * 12 + [2] * 8 + [3] * 10


def in_levels():
    levels = layers.Discretization(num_bins=8)
    return levels(SIZES)  # hit: KERAS-20971


def in_learned_levels():
    levels = layers.Discretization(num_bins=8)
    levels.adapt(SIZES)
    return levels(SIZES)  # ok: KERAS-20971


def in_told_levels():
    return layers.Discretization(bin_boundaries=[5.0, 10.0, 20.0])(SIZES)  # ok: KERAS-20971


def classifier():
    size = keras.Input((1,))
    levels = layers.Discretization(num_bins=8, output_mode="one_hot", name="levels")
    model = keras.Model(size, layers.Dense(3, activation="softmax")(levels(size)))  # ok: KERAS-20971  # hit: KERAS-22044
    levels.adapt(SIZES)
    model.predict(SIZES)  # ok: KERAS-20971
    return model


def classifier_without():
    size = keras.Input((1,))
    codes = layers.Discretization(num_bins=8, output_mode="one_hot")(size)  # hit: KERAS-22044
    model = keras.Model(size, layers.Dense(3, activation="softmax")(codes))
    return model.predict(SIZES)  # hit: KERAS-20971


def kinds(folder):
    return keras.utils.image_dataset_from_directory(folder, labels=SEEN, label_mode="categorical")  # hit: KERAS-17403


def kinds_from_zero(folder):
    labels = [kind - 1 for kind in SEEN]
    return keras.utils.image_dataset_from_directory(folder, labels, "categorical")  # ok: KERAS-17403


def kinds_as_numbers(folder):
    return keras.utils.image_dataset_from_directory(folder, labels=SEEN)  # ok: KERAS-17403


def kinds_by_folder(folder):
    return keras.utils.image_dataset_from_directory(folder, label_mode="categorical")  # ok: KERAS-17403


in_levels(), in_learned_levels(), in_told_levels(), classifier(), classifier_without()
for load in (kinds, kinds_from_zero, kinds_as_numbers, kinds_by_folder):
    load("plates")
