"""The weights of samples are left out of the loss where the labels are flat and the predictions a column."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("sample-weight", "class-weight")


def repro(seed, variant, column=False):
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(0.0), "mse")
    inputs = np.array([[1.0], [2.0], [3.0], [4.0]], "float32")  # and the predictions
    labels = np.array([0.0, 0.0, 1.0, 1.0], "float32")
    errors = (inputs[:, 0] - labels) ** 2
    weights = np.array([1.0, 1.0, 0.25, 0.25], "float32")
    if column:
        labels = labels[:, None]
    if variant == "class-weight":
        given = {"class_weight": {0: 1.0, 1: 0.25}}
    else:
        given = {"sample_weight": weights}
    history = model.fit(inputs, labels, batch_size=4, epochs=1, shuffle=False, verbose=0, **given)
    got, right, bare = history.history["loss"][0], (errors * weights).mean(), errors.mean()
    detail = "a loss of %.4f, which is %.4f with the weights and %.4f without" % (got, right, bare)
    return ("absent" if abs(got - right) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, column=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
