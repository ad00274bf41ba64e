"""A model whose call is a tf.function keeps the weights that it had at first."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("weights", "xla")


def made(traced):
    """A model of one Dense layer, its call a tf.function or not."""

    class Net(tf.keras.Model):
        def __init__(self):
            super(Net, self).__init__()
            self.scores = tf.keras.layers.Dense(4)

        def call(self, inputs):
            return self.scores(inputs)

    if traced:
        Net.call = tf.function(Net.call)
    return Net()


def repro(seed, variant, traced=True):
    if not hasattr(tf, "function") or not tf.executing_eagerly():
        return "inapplicable", "no tf.function, or no eager execution"
    batch = tf.constant(np.random.RandomState(0).normal(size=(3, 5)).astype("float32"))
    model = made(traced)
    model(batch)
    ask = model
    if variant == "xla":
        try:
            ask = tf.function(lambda inputs: model(inputs), jit_compile=True)
        except TypeError:
            return "inapplicable", "no jit_compile"
    else:
        model.set_weights([np.full_like(weight, 2.0) for weight in model.get_weights()])
    kernel, bias = model.get_weights()
    error = np.abs(ask(batch).numpy() - (batch.numpy().dot(kernel) + bias)).max()
    return ("absent" if error < 1e-3 else "reproduced"), "off by %.2g from what the weights give" % error


def workaround(seed, variant):
    return repro(seed, variant, traced=False)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, *repro(0, name))
