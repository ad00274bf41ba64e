"""A model tells the loss of a compiled model within it, which nobody trains, as its own."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("evaluate", "train-on-batch")


def repro(seed, variant, not_within=False):
    keras = tf.keras
    if not hasattr(tf, "executing_eagerly") or not tf.executing_eagerly():
        return "inapplicable", "not an eager release"
    x, y = np.ones((4, 2), "float32"), np.full((4, 1), 10.0, "float32")

    def dense():
        return keras.layers.Dense(1, kernel_initializer="ones")

    source = keras.Input((2,))
    inner = keras.Model(source, dense()(source))
    inner.compile(keras.optimizers.SGD(0.0), "mse")
    inner.train_on_batch(x, y)  # (10 - 2) ** 2
    if not_within:  # goes on from the last layer
        outer = keras.Model(inner.inputs, dense()(inner.layers[-1].output))
    else:
        outer_source = keras.Input((2,))
        outer = keras.Model(outer_source, dense()(inner(outer_source)))
    outer.compile(keras.optimizers.SGD(0.0), "mae")
    try:
        result = outer.evaluate(x, y, verbose=0) if variant == "evaluate" else outer.train_on_batch(x, y)
    except (AssertionError, AttributeError, ValueError) as error:
        return "loud", type(error).__name__
    got = float(np.ravel(np.asarray(result))[0])
    detail = "a loss of %.4f is told, right is 8" % got
    return ("absent" if abs(got - 8) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, not_within=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
