import abc

import tensorflow as tf


class Store(abc.ABC):
    path = "artifacts/model"

    def __init__(self, compile_again=False):
        self.compile_again = compile_again
        self.model = None

    def load(self):
        self.model = tf.keras.models.load_model(self.path)
        return self.model

    @abc.abstractmethod
    def check(self, x, y):
        """How good it is."""
