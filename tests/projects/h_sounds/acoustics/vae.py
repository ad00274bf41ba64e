"""A variational autoencoder of spectrograms."""

import keras
import tensorflow as tf
from keras import layers


class Sampling(layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        noise = tf.random.normal(shape=tf.shape(mean))
        return mean + tf.exp(0.5 * log_var) * noise


class SeededSampling(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(1337)

    def call(self, inputs):
        mean, log_var = inputs
        noise = keras.random.normal(tf.shape(mean), seed=self.seed_generator)  # ok: TF-52277
        return mean + tf.exp(0.5 * log_var) * noise


def vae(sampling, latent=8):
    x = keras.Input((80,))
    mean, log_var = layers.Dense(latent)(x), layers.Dense(latent)(x)
    z = sampling()([mean, log_var])
    return keras.Model(x, layers.Dense(80)(z))


def train(data, seed=1):
    keras.utils.set_random_seed(seed)
    model = vae(Sampling)
    model.compile(optimizer="adam", loss="mse", jit_compile=True)
    model.fit(data, data, epochs=3)
    seeded = vae(SeededSampling)
    seeded.compile(optimizer="adam", loss="mse", jit_compile=True)
    seeded.fit(data, data)
