"""The new optimizers do not keep the constraints of a layer."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, classic=False):
    try:
        kind = tf.keras.optimizers.experimental.SGD
    except AttributeError:
        return "inapplicable", "there are no optimizers.experimental"
    if classic:
        kind = tf.keras.optimizers.SGD
    layer = tf.keras.layers.Dense(
        1, kernel_initializer="ones", kernel_constraint=tf.keras.constraints.NonNeg(), use_bias=False
    )
    model = tf.keras.Sequential([tf.keras.Input((2,)), layer])
    model.compile(kind(learning_rate=1.0), "mse")
    model.fit(np.ones((1, 2), "float32"), np.array([[-5.0]], "float32"), verbose=0)
    kernel = np.asarray(layer.kernel).ravel()
    return ("reproduced" if (kernel < 0).any() else "absent"), "the kernel that must not be negative is %s" % kernel


def workaround(seed):
    return repro(seed, classic=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
