"""DCGAN on faces; hinge and cross-entropy, two optimizers."""
import argparse
import time

import imageio
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def make_generator(z_dim):
    model = tf.keras.Sequential(name="generator")
    model.add(layers.Dense(7 * 7 * 256, use_bias=False, input_shape=(z_dim,)))
    model.add(layers.BatchNormalization())
    model.add(layers.LeakyReLU())
    model.add(layers.Reshape((7, 7, 256)))
    model.add(layers.Conv2DTranspose(1, 5, strides=4, padding="same", activation="tanh"))
    return model


def make_discriminator():
    model = tf.keras.Sequential(name="discriminator")
    model.add(layers.experimental.preprocessing.RandomTranslation(0.1, 0.1))  # hit: TF-44501
    model.add(layers.Conv2D(64, 5, strides=2, padding="same"))
    model.add(layers.LeakyReLU())
    model.add(layers.Flatten())
    model.add(layers.Dense(1, activation="sigmoid"))
    return model


class GAN:
    def __init__(self, z_dim=100, rate=2e-4):
        self.z_dim = z_dim
        self.generator, self.discriminator = make_generator(z_dim), make_discriminator()
        self.g_opt = tf.keras.optimizers.Adam(rate, beta_1=0.5)
        self.d_opt = tf.keras.optimizers.Adam(rate, beta_1=0.5, clipvalue=0.01)
        self.bce = tf.keras.losses.BinaryCrossentropy()
        self.checkpoint = tf.train.Checkpoint(g=self.generator, d=self.discriminator)

    def d_loss(self, real, fake):
        return self.bce(np.ones(64), real) + self.bce(np.zeros(64), fake)  # hit: TF-30040

    def g_loss(self, fake):
        return self.bce(tf.ones_like(fake), fake)  # ok: TF-30040

    @tf.function
    def train_step(self, images):
        noise = tf.random.normal([64, self.z_dim])
        with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
            made = self.generator(noise, training=True)
            real, fake = self.discriminator(images, training=True), self.discriminator(made, training=True)
            g_loss, d_loss = self.g_loss(fake), self.d_loss(real, fake)
        pairs = zip(g_tape.gradient(g_loss, self.generator.trainable_variables), self.generator.trainable_variables)
        self.g_opt.apply_gradients(pairs)  # ok: TF-33929
        grads = d_tape.gradient(d_loss, self.discriminator.trainable_variables)
        self.d_opt.apply_gradients(zip(grads, self.discriminator.trainable_variables))  # hit: TF-33929

    def train(self, dataset, epochs):
        for epoch in range(epochs):
            start = time.time()
            for images in dataset:
                self.train_step(images)
            self.checkpoint.save("ckpt/gan")
            print(epoch, time.time() - start)

    def export(self, folder):
        self.discriminator.trainable = False
        self.generator.save(folder + "/generator")  # hit: TF-44178
        tf.keras.models.load_model(folder + "/generator")  # ok: TF-46329
        both = tf.keras.Sequential([self.generator, self.discriminator])
        both.save(folder + "/both")  # hit: TF-44178
        return tf.keras.models.load_model(folder + "/both")  # hit: TF-46329


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=50)
    args = parser.parse_args()
    gan = GAN()
    gan.train(tf.data.Dataset.from_tensor_slices(np.load("faces.npy")).batch(64), args.epochs)
    imageio.imwrite("face.png", gan.generator(tf.random.normal([1, 100]))[0])
    gan.export("out")
