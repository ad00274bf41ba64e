"""Class weights under the names of the classes, as texts, are taken and have no effect."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, numbers=False):
    layer = tf.keras.layers.Dense(1, kernel_initializer="ones", input_shape=(2,))
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(0.1), "mse")
    before = model.get_weights()[0].copy()
    weights = {0: 0.0, 1: 0.0} if numbers else {"0": 0.0, "1": 0.0}
    inputs, labels = np.ones((8, 2), "float32"), np.array([0, 1] * 4)
    try:
        model.fit(inputs, labels, class_weight=weights, epochs=1, verbose=0)
    except (ValueError, KeyError, TypeError) as error:
        return "loud", "fit raises %s" % type(error).__name__
    moved = float(np.abs(model.get_weights()[0] - before).max())
    return ("absent" if moved == 0 else "reproduced"), "with all weights zero the model moves by %.3f" % moved


def workaround(seed):
    return repro(seed, numbers=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
