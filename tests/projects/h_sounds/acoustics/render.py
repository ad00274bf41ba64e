"""Volume rendering of a sound field, as NeRF does it."""

import keras
import tensorflow as tf


def weights_of(sigma, delta):
    alpha = 1.0 - tf.exp(-tf.nn.relu(sigma) * delta)
    transmittance = tf.math.cumprod(1.0 - alpha, axis=-1, exclusive=True)
    return alpha * transmittance


def safe_weights_of(sigma, delta):
    alpha = 1.0 - tf.exp(-tf.nn.relu(sigma) * delta)
    transmittance = tf.math.cumprod(1.0 - alpha + 1e-10, axis=-1, exclusive=True)  # ok: TF-119430
    return alpha * transmittance


class Renderer:
    def __init__(self, net, lr=5e-4):
        self.net, self.optimizer = net, keras.optimizers.Adam(lr)

    @tf.function
    def train_step(self, points, deltas, target):
        with tf.GradientTape() as tape:
            sigma, value = tf.split(self.net(points), 2, axis=-1)
            weights = weights_of(sigma[..., 0], deltas)
            safe = safe_weights_of(sigma[..., 0], deltas)
            rendered = tf.reduce_sum((weights + safe)[..., None] * value, axis=-2)
            loss = tf.reduce_mean(tf.square(rendered - target))
        grads = tape.gradient(loss, self.net.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.net.trainable_variables))
        return loss


def main():
    net = keras.Sequential([keras.Input((None, 3)), keras.layers.Dense(64, "relu"), keras.layers.Dense(2)])
    renderer = Renderer(net)
    return renderer.train_step(tf.random.normal((2, 8, 3)), tf.ones((2, 8)), tf.zeros((2, 1)))
