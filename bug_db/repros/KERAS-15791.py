"""A loss of float64 numbers is reduced in float32."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    if not tf.executing_eagerly():
        try:
            tf.compat.v1.enable_eager_execution()
        except (AttributeError, ValueError):
            return "inapplicable", "nothing runs eagerly"
    answers = np.array([[1.0], [2.0], [4.0]])
    guesses = np.array([[1.1], [2.3], [3.7]])
    loss = tf.keras.losses.MeanSquaredError()
    if by_hand:
        got = tf.reduce_mean(tf.square(tf.constant(answers) - tf.constant(guesses)))
    else:
        got = loss(tf.constant(answers), tf.constant(guesses))
    if got.dtype != tf.float64:
        return "inapplicable", "a loss has a dtype of its own here, and gives %s" % got.dtype.name
    right = np.mean((answers - guesses) ** 2)
    apart = abs(float(got) - right) / right
    return ("absent" if apart < 1e-12 else "reproduced"), "%s, off by %.0e of its value" % (got.dtype.name, apart)


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
