"""How far the reed has come, from the air. Keras 2 for now."""

import numpy as np
import tensorflow as tf
import tf_keras as keras
from tf_keras import layers

CARDS = ["GPU:0", "GPU:1"]


def network():
    return keras.Sequential([layers.Conv2D(8, 3, input_shape=(64, 64, 4)), layers.GlobalMaxPooling2D(), layers.Dense(1)])


class Weighed(keras.Model):
    """Reed at the shore counts more."""

    def train_step(self, data):
        tiles, cover = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(cover, self(tiles, training=True))
        self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
        return {"loss": loss}


class Measured(keras.Model):
    def train_step(self, data):
        tiles, cover = data
        with tf.GradientTape() as tape:
            guess = self(tiles, training=True)
            loss = self.compiled_loss(cover, guess)
        self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
        self.compiled_metrics.update_state(cover, guess)
        return {metric.name: metric.result() for metric in self.metrics}


def on_both(tiles, cover):
    both = tf.distribute.MirroredStrategy(CARDS)
    with both.scope():
        source = keras.Input((64, 64, 4))
        weighed = Weighed(source, network()(source))
        weighed.compile("adam", "mse")
        measured = Measured(source, network()(source))
        measured.compile("adam", "mse", metrics=["mae"])
    weighed.fit(tiles, cover, batch_size=64)  # hit: KERAS-15509
    measured.fit(tiles, cover, batch_size=64)  # ok: KERAS-15509


def on_what_there_is(tiles, cover):
    all_of_them = tf.distribute.MirroredStrategy()
    with all_of_them.scope():
        source = keras.Input((64, 64, 4))
        weighed = Weighed(source, network()(source))
        weighed.compile("adam", "mse")
    weighed.fit(tiles, cover, batch_size=64)  # maybe: KERAS-15509


if __name__ == "__main__":
    tiles, cover = np.zeros((256, 64, 64, 4), "float32"), np.zeros((256, 1), "float32")
    by_night(tiles, cover)
    by_day(tiles, cover)
    on_both(tiles, cover)
    on_what_there_is(tiles, cover)
