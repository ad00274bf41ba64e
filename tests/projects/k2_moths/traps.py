"""Tells the moths on the pictures of light traps apart."""

import os

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models
from tensorflow.keras.applications import EfficientNetV2B0, MobileNetV2, mobilenet_v2, resnet50, vgg16
from tensorflow.keras.preprocessing.image import ImageDataGenerator

SIDE = 224


def read(path):
    """A picture as ResNet wants it."""
    picture = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    return resnet50.preprocess_input(picture)  # hit: KERAS-10134


def read_as_batch(path):
    picture = tf.image.decode_png(tf.io.read_file(path), channels=3)
    return vgg16.preprocess_input(tf.expand_dims(picture, 0))  # hit: KERAS-10134


def read_resized(path):
    picture = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    picture = tf.image.resize(picture, (SIDE, SIDE))
    return resnet50.preprocess_input(picture)  # ok: KERAS-10134


def read_as_floats(path):
    picture = tf.cast(tf.io.decode_jpeg(tf.io.read_file(path), channels=3), tf.float32)
    return vgg16.preprocess_input(picture)  # ok: KERAS-10134


def read_for_mobile(path):
    picture = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    return mobilenet_v2.preprocess_input(tf.cast(picture, "float32"))  # ok: KERAS-10134


def dusk(folder):
    """By day and by night."""
    varied = ImageDataGenerator(  # hit: KERAS-10366
        rotation_range=20,
        brightness_range=(0.6, 1.4),
        horizontal_flip=True,
        preprocessing_function=resnet50.preprocess_input,
    )
    return varied.flow_from_directory(os.path.join(folder, "train"), target_size=(SIDE, SIDE))


def noon(folder):
    plain = ImageDataGenerator(horizontal_flip=True, preprocessing_function=resnet50.preprocess_input)  # ok: KERAS-10366
    return plain.flow_from_directory(os.path.join(folder, "valid"), target_size=(SIDE, SIDE))


def sparse_look():
    source = tf.keras.Input((SIDE, SIDE, 3))
    wide = layers.DepthwiseConv2D(3, strides=2, dilation_rate=2, padding="same")(source)  # hit: KERAS-16930
    near = layers.DepthwiseConv2D(3, strides=2, padding="same")(wide)  # ok: KERAS-16930
    far = layers.DepthwiseConv2D(3, dilation_rate=4, padding="same")(near)  # ok: KERAS-16930
    return models.Model(source, layers.GlobalAveragePooling2D()(far), name="look")


def whole():
    source = tf.keras.Input((SIDE, SIDE, 3))
    found = layers.Dense(40, activation="softmax")(sparse_look()(source))
    model = models.Model(source, found)
    tf.keras.utils.plot_model(model, "moths.png", expand_nested=True, show_layer_activations=True)  # hit: KERAS-17415
    tf.keras.utils.plot_model(model, "short.png", show_layer_activations=True)  # ok: KERAS-17415
    return model


def flat():
    model = models.Sequential([layers.Dense(8, activation="relu", input_shape=(4,)), layers.Dense(1)])
    tf.keras.utils.plot_model(model, "flat.png", expand_nested=True, show_layer_activations=True)  # ok: KERAS-17415
    return model


def tuned(train):
    base = EfficientNetV2B0(include_top=False, input_shape=(SIDE, SIDE, 3), pooling="avg")
    model = models.Sequential([base, layers.Dense(40, activation="softmax")])
    model.compile("adam", "categorical_crossentropy")
    model.fit(train, epochs=8)  # hit: KERAS-16144
    return model


def tuned_small(train):
    base = MobileNetV2(include_top=False, input_shape=(SIDE, SIDE, 3), pooling="avg")
    model = models.Sequential([base, layers.Dense(40, activation="softmax")])
    model.compile("adam", "categorical_crossentropy")
    model.fit(train, epochs=8)  # ok: KERAS-16144
    return model


def as_it_comes(pictures):
    return EfficientNetV2B0().predict(pictures)  # ok: KERAS-16144


if __name__ == "__main__":
    moths = whole()
    moths.compile("adam", "categorical_crossentropy")
    moths.fit(dusk("traps"), validation_data=noon("traps"), epochs=30)
    print(np.argmax(moths.predict(noon("traps")), axis=-1))
