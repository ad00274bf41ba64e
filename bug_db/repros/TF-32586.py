"""RNN does not hand training on to StackedRNNCells: their dropout is off where the layer is called in training."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, stacked=True):
    if tf.__version__.startswith("1."):
        tf.compat.v1.enable_eager_execution()
    layers = tf.keras.layers
    inputs = tf.constant(np.ones((2, 3, 1), dtype="float32"))
    # With everything dropped, a cell without a bias gives zeros in training.
    cell = layers.SimpleRNNCell(1, dropout=0.999999, use_bias=False, kernel_initializer="ones", activation="linear")
    result = layers.RNN(layers.StackedRNNCells([cell]) if stacked else cell)(inputs, training=True)
    largest = float(np.abs(np.array(result)).max())
    detail = "output %.3f in training, right is 0: everything dropped" % largest
    return ("reproduced" if largest > 1e-3 else "absent"), detail


def workaround(seed):
    return repro(seed, stacked=False)


if __name__ == "__main__":
    print(": ".join(repro(0)))
