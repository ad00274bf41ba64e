import tensorflow as tf
from tensorflow.keras.optimizers import SGD, Adam


class Warmup:
    def __init__(self):
        self.rate = tf.Variable(0.0, trainable=False)
        self.optimizer = Adam(learning_rate=self.rate)

    def on_step(self, step):
        self.rate.assign(1e-3 * step)  # hit: TF-31324


class Proper:
    def __init__(self):
        self.optimizer = Adam(learning_rate=1e-3)

    def on_step(self, step):
        self.optimizer.learning_rate.assign(1e-3 * step)  # ok: TF-31324


constant = tf.Variable(0.1)
optimizer = SGD(constant)
counter = tf.Variable(0)
counter.assign_add(1)  # ok: TF-31324

rate = tf.Variable(0.1)
moving = SGD(rate, momentum=0.9)
rate.assign(0.01)  # hit: TF-31324

unclipped = Adam(1e-3, clipnorm=0)  # hit: TF-33929
clipped = Adam(1e-3, clipnorm=1.0)  # ok: TF-33929
