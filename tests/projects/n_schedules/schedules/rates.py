import math

import keras
import tensorflow as tf
from keras.optimizers import AdamW


class Rate:
    """A learning rate that several optimizers share."""

    def __init__(self, start):
        self.variable = tf.Variable(start, trainable=False, name="rate")

    def set(self, value):
        self.variable.assign(value)  # hit: TF-31324

    def halve(self):
        keras.backend.set_value(self.variable, 0.5 * self.variable.numpy())  # hit: TF-31324

    def __mul__(self, factor):
        return self.variable * factor


class Loose(Rate):
    """Given to nobody."""

    def set(self, value):
        self.variable.assign(value)  # ok: TF-31324


class Cosine(tf.keras.callbacks.Callback):
    def __init__(self, rate, epochs):
        super().__init__()
        self.rate, self.epochs = rate, epochs

    def on_epoch_begin(self, epoch, logs=None):
        self.rate.set(1e-3 * 0.5 * (1 + math.cos(math.pi * epoch / self.epochs)))


class ByOptimizer(Cosine):
    def on_epoch_begin(self, epoch, logs=None):
        self.model.optimizer.learning_rate.assign(1e-3)  # ok: TF-31324


def shared():
    rate = Rate(1e-3)
    return rate, AdamW(rate.variable), tf.keras.optimizers.SGD(learning_rate=rate.variable)
