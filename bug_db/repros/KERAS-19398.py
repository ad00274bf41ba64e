"""trainable=False that a layer is given when it is made is ignored."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, afterwards=False):
    layers = tf.keras.layers
    frozen = layers.Dense(3, trainable=afterwards)
    model = tf.keras.Sequential([frozen, layers.Dense(1)])
    model.build((None, 2))
    if afterwards:
        frozen.trainable = False
    model.compile("sgd", "mse")
    before = [np.array(value) for value in frozen.get_weights()]
    model.fit(np.ones((4, 2), "float32"), np.ones((4, 1), "float32"), verbose=0)
    moved = max(float(np.abs(a - b).max()) for a, b in zip(before, frozen.get_weights()))
    return ("absent" if moved == 0 else "reproduced"), "weights that are not to be trained move by %.4f" % moved


def workaround(seed):
    return repro(seed, afterwards=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
