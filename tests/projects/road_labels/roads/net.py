"""Roads, houses and green from above."""

import tensorflow as tf
from tensorflow.keras import layers, losses

CLASSES = 3


class Scaled(tf.keras.Model):
    """A net that learns how bright the pictures are."""

    def __init__(self):
        super().__init__()
        self.gain = self.add_weight(name="gain", shape=(3,), initializer="ones")
        self.paint = layers.Conv2D(CLASSES, 3, padding="same", activation="softmax")

    def call(self, pictures):
        return self.paint(pictures * self.gain)


class Gain(layers.Layer):
    def build(self, shape):
        self.gain = self.add_weight(name="gain", shape=(shape[-1],), initializer="ones")

    def call(self, pictures):
        return pictures * self.gain


class Layered(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.gain = Gain()
        self.paint = layers.Conv2D(CLASSES, 3, padding="same", activation="softmax")

    def call(self, pictures):
        return self.paint(self.gain(pictures))


def painter(smooth=0.1):
    pictures = layers.Input((256, 256, 3))
    x = layers.Conv2D(32, 3, padding="same", activation="relu")(pictures)
    model = tf.keras.Model(pictures, layers.Conv2D(CLASSES, 1, activation="softmax")(x))
    model.compile("adam", losses.CategoricalCrossentropy(label_smoothing=smooth))  # hit: TF-39329
    return model


def sorter(smooth=0.1):
    """Of a whole picture: town, or country?"""
    pictures = layers.Input((256, 256, 3))
    x = layers.GlobalMaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(pictures))
    model = tf.keras.Model(pictures, layers.Dense(2, activation="softmax")(x))
    model.compile("adam", losses.CategoricalCrossentropy(label_smoothing=smooth))  # ok: TF-39329
    return model


def sharp():
    pictures = layers.Input((256, 256, 3))
    model = tf.keras.Model(pictures, layers.Conv2D(CLASSES, 1, activation="softmax")(pictures))
    model.compile("adam", losses.CategoricalCrossentropy())  # ok: TF-39329
    return model
