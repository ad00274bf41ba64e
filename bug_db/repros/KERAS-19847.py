"""Accuracy and BinaryAccuracy give sample weights to other samples, or to none."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("accuracy", "binary-accuracy")


def repro(seed, variant, as_columns=False):
    metric = tf.keras.metrics.Accuracy() if variant == "accuracy" else tf.keras.metrics.BinaryAccuracy()
    labels, guesses = np.array([1.0, 1, 0, 1]), np.array([0.0, 1, 0, 1])  # the first is wrong
    weights = np.array([3.0, 1, 0, 0])
    if as_columns:
        labels, guesses = labels[:, None], guesses[:, None]
    if not tf.executing_eagerly():
        return "inapplicable", "not an eager release"
    try:
        metric.update_state(labels, guesses, sample_weight=weights)
    except (ValueError, tf.errors.InvalidArgumentError) as error:
        return "loud", type(error).__name__
    got, right = float(np.asarray(metric.result())), 0.25
    detail = "%.4f where 1 of the weight of 4 is right, which is %.4f" % (got, right)
    return ("absent" if abs(got - right) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, as_columns=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
