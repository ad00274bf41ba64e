"""A fingerprint for each fluke, from what a large network saw in it."""

import keras
import numpy as np
import tensorflow as tf
from keras import applications

SIDE = 224


def fingerprints(pictures):
    network = applications.ResNet152V2(include_top=False, pooling="avg", weights="imagenet")
    whole = []
    for start in range(0, len(pictures), 32):
        batch = np.asarray(pictures[start : start + 32], "float32")
        whole.append(network(batch, training=False))  # hit: TF-63701
    return np.concatenate(whole)


def fingerprints_of_old(pictures):
    network = applications.VGG16(include_top=False, pooling="avg")
    return network.predict(pictures, batch_size=32)  # ok: TF-63701


def fingerprints_in_a_graph(pictures):
    network = applications.VGG19(include_top=False, pooling="avg")

    @tf.function
    def seen(batch):
        return network(batch, training=False)  # ok: TF-63701

    return np.concatenate([seen(pictures[start : start + 32]) for start in range(0, len(pictures), 32)])


def on_top():
    network = applications.DenseNet201(include_top=False, pooling="avg")
    picture = keras.Input((SIDE, SIDE, 3))
    return keras.Model(picture, keras.layers.Dense(64)(network(picture)))  # ok: TF-63701


def on_top_of_what_is_prepared():
    network = applications.Xception(include_top=False, pooling="avg")
    picture = keras.Input((SIDE, SIDE, 3))
    prepared = applications.xception.preprocess_input(picture)
    return keras.Model(picture, keras.layers.Dense(64)(network(prepared)))  # ok: TF-63701


def dreamt(picture):
    """What the network would rather see."""
    network = applications.InceptionV3(include_top=False)
    picture = tf.Variable(picture)
    with tf.GradientTape() as tape:
        loss = -tf.reduce_mean(network(picture))  # ok: TF-63701
    picture.assign_sub(tape.gradient(loss, picture))
    return picture


def first_look():
    network = applications.Xception()
    return network(np.zeros((16, 299, 299, 3), "float32"))  # hit: TF-63701


if __name__ == "__main__":
    flukes = np.zeros((64, SIDE, SIDE, 3), "float32")
    fingerprints(flukes)
    fingerprints_of_old(flukes)
    fingerprints_in_a_graph(flukes)
    on_top()
    dreamt(flukes[:1])
    first_look()
