"""Calls without a name: an autoencoder with a step of its own."""

import tensorflow as tf
from tensorflow.keras import layers


class Echo(tf.keras.Model):
    """Its step gives back the loss as it is."""

    def __init__(self):
        super().__init__()
        self.squeeze = layers.Dense(8, activation="relu")
        self.widen = layers.Dense(128)

    def call(self, calls):
        return self.widen(self.squeeze(calls))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(data - self(data, training=True)))
        slopes = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(slopes, self.trainable_variables))
        return {"loss": loss}


class Kept(Echo):
    """Its step keeps a mean."""

    def __init__(self):
        super().__init__()
        self.mean = tf.keras.metrics.Mean(name="loss")

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(data - self(data, training=True)))
        slopes = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(slopes, self.trainable_variables))
        self.mean.update_state(loss)
        return {"loss": self.mean.result()}


def learn(calls):
    strategy = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = Echo()
        model.compile("adam")
    model.fit(calls, epochs=20, verbose=2)  # hit: KERAS-15509
    with strategy.scope():
        kept = Kept()
        kept.compile("adam")
    kept.fit(calls, epochs=20, verbose=2)  # ok: KERAS-15509
    return model


def learn_alone(calls):
    model = Echo()
    model.compile("adam")
    model.fit(calls, epochs=20, verbose=2)  # ok: KERAS-15509
    return model
