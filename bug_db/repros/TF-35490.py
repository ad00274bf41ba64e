"""Binary accuracy compares every label with every guess."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, column=False):
    labels = np.array([1.0, 1, 0, 0], "float32")
    guesses = np.array([[0.9], [0.8], [0.2], [0.1]], "float32")
    if column:
        labels = labels[:, np.newaxis]
    try:
        got = float(np.mean(value(tf.keras.metrics.binary_accuracy(tf.constant(labels), tf.constant(guesses)))))
    except (ValueError, TypeError) as error:
        return "loud", str(error).split("\n")[0][:90]
    return ("absent" if abs(got - 1) < 1e-6 else "reproduced"), "accuracy %.2f of guesses that are all right" % got


def workaround(seed):
    return repro(seed, column=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
