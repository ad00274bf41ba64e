import keras
import numpy as np
import tensorflow as tf


class Policy:
    """A policy whose step size the caller turns down."""

    def __init__(self, rate=0.01):
        self.rate = tf.Variable(rate, dtype=tf.float32)
        self.optimizer = tf.keras.optimizers.Adam(learning_rate=self.rate)
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])

    def slower(self):
        self.rate.assign(self.rate * 0.5)  # hit: TF-31324

    def right(self):
        self.optimizer.learning_rate.assign(0.5 * self.optimizer.learning_rate)  # ok: TF-31324

    def error(self, states):
        wins = np.ones(len(states))
        return tf.keras.losses.binary_crossentropy(wins, self.net.predict(states))  # hit: TF-30040

    def new_error(self, states):
        wins = np.ones(len(states))
        return keras.losses.BinaryCrossentropy()(wins, np.zeros((8, 1)))  # ok: TF-30040


policy = Policy()
policy.slower()
policy.right()
policy.error(np.zeros((8, 4)))
