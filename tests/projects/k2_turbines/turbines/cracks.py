"""Cracks in the blades, on pictures from a drone."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.models import experimental
from tensorflow.keras.preprocessing.image import ImageDataGenerator

EPOCHS = 15


def blades():
    return tf.keras.Sequential(
        [
            layers.Conv2D(16, 3, strides=2, input_shape=(128, 128, 1)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.GlobalAveragePooling2D(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def linear():
    return tf.keras.Sequential([layers.Flatten(input_shape=(128, 128, 1)), layers.Dense(1, activation="sigmoid")])


def flat_minimum(pictures, cracked):
    model = experimental.SharpnessAwareMinimization(blades(), rho=0.02)
    model.compile("sgd", "binary_crossentropy")
    model.fit(pictures, cracked, epochs=EPOCHS)  # hit: TFKERAS-858
    return model


def flat_minimum_weighted(pictures, cracked):
    model = experimental.SharpnessAwareMinimization(linear())
    model.compile("sgd", "binary_crossentropy")
    model.fit(pictures, cracked, epochs=EPOCHS)  # ok: TFKERAS-858
    model.fit(pictures, cracked, epochs=EPOCHS, class_weight={0: 1.0, 1: 30.0})  # hit: TFKERAS-858
    return model


def as_usual(pictures, cracked):
    model = blades()
    model.compile("sgd", "binary_crossentropy")
    model.fit(pictures, cracked, epochs=EPOCHS, class_weight={0: 1.0, 1: 30.0})  # ok: TFKERAS-858
    return model


def sunny(folder):
    """Pictures of 0...255, divided here."""
    pictures, cracked = np.load(folder + "/pictures.npy"), np.load(folder + "/cracked.npy")
    pictures = pictures.astype("float32") / 255.0
    varied = ImageDataGenerator(brightness_range=(0.5, 1.5), vertical_flip=True)
    return varied.flow(pictures, cracked, batch_size=16)  # hit: KERAS-10366


def sunny_later(folder):
    """The same, divided once the brightness is changed."""
    pictures, cracked = np.load(folder + "/pictures.npy"), np.load(folder + "/cracked.npy")
    varied = ImageDataGenerator(brightness_range=(0.5, 1.5), vertical_flip=True, rescale=1 / 255)
    return varied.flow(pictures, cracked, batch_size=16)  # ok: KERAS-10366


def upside_down(folder):
    pictures, cracked = np.load(folder + "/pictures.npy") / 255.0, np.load(folder + "/cracked.npy")
    varied = ImageDataGenerator(vertical_flip=True)
    return varied.flow(pictures, cracked, batch_size=16)  # ok: KERAS-10366
