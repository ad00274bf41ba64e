import tensorflow as tf
from tensorflow import keras

from fraud.base import Estimator


class Neural(Estimator[keras.Model]):
    def create(self):
        net = keras.models.Sequential([keras.layers.Dense(units) for units in self.widths()])
        net.compile(self.optimizer(), "binary_crossentropy")
        return net

    def widths(self):
        return [self.options.get("width", 8), 1]

    def optimizer(self):
        return keras.optimizers.Adam(self.options["rate"])

    @classmethod
    def defaults(cls):
        return dict(super().defaults(), rate=1e-3)

    def train(self, thing, x, y):
        thing.fit(x, y, epochs=self.epochs)  # hit: TF-33929


class Deep(Neural):
    def widths(self):
        return [64, 64] + super().widths()

    def optimizer(self):
        return keras.optimizers.Adam(self.options["rate"], clipnorm=self.options["norm"])

    @classmethod
    def defaults(cls):
        return {**super().defaults(), "norm": 1.0}


class Shallow(Neural):
    epochs = 50

    def train(self, thing, x, y):
        thing.fit(x, y, epochs=self.epochs)  # ok: TF-33929
        thing.compile("adagrad", "mse")  # hit: TF-37229


class Wide(Neural):
    def optimizer(self):
        return "sgd"

    def before(self, x, y):
        self.thing.compile(self.optimizer(), "mse")  # ok: TF-37229

    def train(self, thing, x, y):
        thing.train_on_batch(x, y)  # ok: TF-33929
        return tf.keras.losses.binary_crossentropy(y, thing.predict(x))  # ok: TF-30040
