"""Features of pictures: the strongest answer of each filter."""

import tensorflow as tf
from tensorflow.keras import layers as L


def small(side=64, classes=None):
    source = tf.keras.Input((side, side, 3))
    answers = L.Conv2D(32, 3, activation="relu")(source)
    strongest = L.GlobalMaxPooling2D()(answers)
    if classes:
        strongest = L.Dense(classes, activation="softmax")(strongest)
    return tf.keras.Model(inputs=source, outputs=strongest)


def averaged(side=64):
    source = tf.keras.Input((side, side, 3))
    return tf.keras.Model(source, L.GlobalAveragePooling2D()(L.Conv2D(32, 3, activation="relu")(source)))


def describe(pictures):
    return small().predict(pictures)  # hit: TF-29824


def classify(pictures):
    return small(classes=10).predict(pictures)  # ok: TF-29824


def describe_by_mean(pictures):
    return averaged().predict(pictures)  # ok: TF-29824


def describe_by_resnet(pictures):
    net = tf.keras.applications.ResNet50(weights="imagenet", include_top=False, pooling="max")
    pictures = tf.keras.applications.resnet50.preprocess_input(pictures)
    return net.predict(pictures)  # hit: TF-29824


def describe_by_resnet_mean(pictures):
    net = tf.keras.applications.ResNet50(weights="imagenet", include_top=False, pooling="avg")
    return net.predict(pictures)  # ok: TF-29824
