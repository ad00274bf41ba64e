"""Physics-informed networks: the loss holds derivatives of the network."""
import functools

import numpy as np
import scipy.io
import tensorflow as tf
from tensorflow.keras import backend as K


class Physics(tf.keras.Model):
    def __init__(self, width):
        super().__init__()
        self.inner = tf.keras.layers.Dense(width, activation="tanh")
        self.outer = tf.keras.layers.Dense(1)

    def call(self, points):
        return self.outer(self.inner(points))


def product_net(points):
    return tf.math.reduce_prod(points, axis=1)  # hit: TF-44556


def safe_net(points):
    return points[:, 0] * points[:, 1]  # ok: TF-44556


def second(field, points):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(points)
        with tf.GradientTape() as inner:
            inner.watch(points)
            u = field(points)
        first = inner.gradient(u, points)
    return outer.batch_jacobian(first, points)


def derive(function):
    @functools.wraps(function)
    def slope(points):
        with tf.GradientTape() as tape:
            tape.watch(points)
            value = function(points)
        return tape.gradient(value, points)

    return slope


@derive
@derive
def curved(points):
    return K.prod(points, axis=1)  # hit: TF-44556


@derive
@derive
def volume(points):
    return tf.reduce_prod(points, axis=1)  # hit: TF-44556


@derive
def once(points):
    return tf.reduce_prod(points, axis=1)  # ok: TF-44556


def residual(model, points):
    return tf.reduce_mean(tf.square(second(model, points)))


data = scipy.io.loadmat("burgers.mat")
points = tf.constant(np.stack([data["x"], data["t"]], axis=1), tf.float32)
print(second(product_net, points), second(safe_net, points))
print(residual(Physics(20), points))
print(curved(points), volume(points), once(points))
