from tensorflow import keras

from mixins import Calm, Freezing, Saving, Training, WithKernel


class Scale(WithKernel, keras.layers.Layer):
    def call(self, x):
        return x * self.kernel


class Shift(keras.layers.Layer, WithKernel):
    """The base comes first, so its own build is the one that counts."""

    def call(self, x):
        return x


class Net(Saving, Training, Freezing, keras.Model):
    optimizer_name = "adagrad"

    def __init__(self):
        super().__init__()
        self.words = keras.layers.Embedding(100, 4)
        self.out = keras.layers.Dense(1)

    def loss_name(self):
        return "mse"

    def call(self, x):
        return self.out(self.words(x))


class Quiet(Calm, Saving, keras.Model):
    optimizer_name = "adagrad"

    def loss_name(self):
        return "mae"


print(Scale().compute_output_shape((None, 3)))  # hit: TF-34141
print(Shift().compute_output_shape((None, 3)))  # ok: TF-34141
net = Net().prepare()
net.keep()
Quiet().prepare()
