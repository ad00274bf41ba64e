"""The mean squared error of (n,) and (n, 1) compares each label with each guess."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("function", "object")


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, variant, same_rank=False):
    labels = np.arange(4, dtype="float32")
    guesses = labels[:, np.newaxis]  # each guess is right
    given = guesses if same_rank else labels  # an array of numpy's: two tensors are put right
    labels, guesses = tf.constant(given), tf.constant(guesses)
    if variant == "function":
        losses = tf.keras.losses
        function = getattr(losses, "mean_squared_error", None) or losses.get("mean_squared_error")
        got = value(tf.reduce_mean(function(labels, guesses)))
    else:
        got = value(tf.keras.losses.MeanSquaredError()(given, guesses))
    detail = "loss %.2f of guesses that are all right, of shape (4, 1) where the labels have (4,)" % got
    return ("reproduced" if got > 0.01 else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, same_rank=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
