"""Adversarial training of small pictures."""
import numpy as np
import keras
from keras import layers


class GAN:
    def __init__(self, latent=32):
        self.latent = latent
        self.generator = self._generator()
        self.critic = self._critic()
        self.critic.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(2e-4, beta_1=0.5))
        self.critic.trainable = False
        noise = keras.Input((latent,))
        self.combined = keras.Model(noise, self.critic(self.generator(noise)))
        self.combined.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(2e-4, beta_1=0.5))

    def _generator(self):
        return keras.Sequential(
            [keras.Input((self.latent,)), layers.Dense(784, activation="sigmoid"), layers.Reshape((28, 28, 1))]
        )

    def _critic(self):
        return keras.Sequential(
            [keras.Input((28, 28, 1)), layers.Flatten(), layers.Dense(64, activation="relu"), layers.Dense(1, activation="sigmoid")]
        )

    def train(self, images, steps, batch=64):
        real, fake = np.ones((batch, 1)), np.zeros((batch, 1))
        for step in range(steps):
            rows = images[np.random.randint(0, len(images), batch)]
            noise = np.random.normal(size=(batch, self.latent))
            d_real = self.critic.train_on_batch(rows, real)  # maybe: KERAS-22596
            d_fake = self.critic.train_on_batch(self.generator.predict(noise, verbose=0), fake)  # maybe: KERAS-22596
            g_loss = self.combined.train_on_batch(noise, real)  # maybe: KERAS-22596
            print(f"{step}: {d_real:.3f} {d_fake:.3f} {g_loss:.3f}")

    def warm_up(self, images, steps, batch=64):
        for step in range(steps):
            self.critic.train_on_batch(images[:batch], np.ones((batch, 1)))  # ok: KERAS-22596


def validate(model, batches):
    losses = []
    for x, y in batches:
        model.reset_metrics()
        losses.append(model.test_on_batch(x, y))  # ok: KERAS-22596
    return np.mean(losses)


if __name__ == "__main__":
    (x, _), _ = keras.datasets.mnist.load_data()
    gan = GAN()
    gan.warm_up(x[..., None] / 255.0, 10)
    gan.train(x[..., None] / 255.0, 1000)
