"""Learns to see the pole first."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def network():
    net = tf.keras.Sequential([tf.keras.layers.Flatten(input_shape=(32, 32, 3)), tf.keras.layers.Dense(10)])
    net.compile("sgd", "mse")
    return net


def slow(images, labels):
    turned = ImageDataGenerator(horizontal_flip=True).flow(images, labels, batch_size=64)
    net = network()
    net.fit_generator(turned, epochs=5)  # hit: TF-33177
    return net.evaluate_generator(turned)  # hit: TF-33177


def fast(images, labels):
    turned = ImageDataGenerator(horizontal_flip=True).flow(images, labels, batch_size=64)
    net = network()
    net.fit(turned, epochs=5)  # ok: TF-33177
    return net.evaluate(turned)  # ok: TF-33177  # hit: KERAS-21331
