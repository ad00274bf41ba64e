import functools

import tensorflow as tf


class Sonar:
    def __init__(self, width):
        self.width = width
        self._optimizer = "adagrad"
        self._net = None

    @property
    def net(self):
        if self._net is None:
            self._net = tf.keras.Sequential([tf.keras.layers.Dense(self.width), tf.keras.layers.Dense(1)])
        return self._net

    @functools.cached_property
    def masked(self):
        return tf.keras.Sequential([tf.keras.layers.Masking(), tf.keras.layers.Dense(1)])

    @property
    def optimizer(self):
        return self._optimizer

    @optimizer.setter
    def optimizer(self, value):
        self._optimizer = value

    @property
    def floor(self):
        return 1e-3

    def train(self):
        self.net.compile(self.optimizer, "mse")  # hit: TF-37229
        self.masked.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
        self.net.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=self.floor)  # hit: TF-39462


class Careful(Sonar):
    floor = 1e-4

    @property
    def optimizer(self):
        return tf.keras.optimizers.Adagrad(0.01)

    def train(self):
        self.net.compile(self.optimizer, "mse")  # ok: TF-37229
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=self.floor)  # ok: TF-39462


def changed():
    sonar = Sonar(4)
    sonar.optimizer = "adam"
    sonar.net.compile(sonar.optimizer, "mse")  # ok: TF-37229
    sonar.optimizer = "Adagrad"
    sonar.net.compile(sonar.optimizer, "mse")  # hit: TF-37229


Sonar(8).train()
Careful(8).train()
changed()
