"""The mean squared and absolute error of whole numbers are cut to whole numbers."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("function", "object")


def numbers(tensor):
    return np.asarray(tensor if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)).ravel()


def repro(seed, variant, floats=False):
    losses = tf.keras.losses
    labels, guesses = tf.constant([[0, 1, 2, 3]]), tf.constant([[0, 1, 1, 1]])
    if floats:
        labels, guesses = tf.cast(labels, "float32"), tf.cast(guesses, "float32")
    if variant == "function":
        squared = getattr(losses, "mean_squared_error", None) or losses.MSE
        absolute = getattr(losses, "mean_absolute_error", None) or losses.MAE
    else:
        squared, absolute = losses.MeanSquaredError(), losses.MeanAbsoluteError()
    got = [float(numbers(one(labels, guesses))[0]) for one in (squared, absolute)]
    detail = "squared %.2f, which is 1.25; absolute %.2f, which is 0.75" % tuple(got)
    return ("absent" if np.allclose(got, [1.25, 0.75]) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, floats=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
