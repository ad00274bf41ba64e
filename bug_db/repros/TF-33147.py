"""The penalty on a layer's weights counts twice where the layer is also part of another."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


class Twice(tf.keras.Model):
    def __init__(self, alone):
        super(Twice, self).__init__()
        dense = tf.keras.layers.Dense(2, kernel_initializer="ones", kernel_regularizer="l2")
        if not alone:
            self.dense = dense
        self.steps = tf.keras.layers.TimeDistributed(dense)

    def call(self, inputs):
        return self.steps(inputs)


def repro(seed, alone=False):
    model = Twice(alone)
    model(tf.ones((1, 3, 5)))
    losses = [float(value(one)) for one in model.losses]
    detail = "penalties %s, must be 0.1 once" % [round(one, 4) for one in losses]
    return ("absent" if abs(sum(losses) - 0.1) < 1e-4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, alone=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
