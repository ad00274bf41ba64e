"""recompute_grad counts a tensor more than once that is handed over twice."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, renamed=False):
    if not hasattr(tf, "recompute_grad"):
        return "inapplicable", "there is no tf.recompute_grad"
    again = tf.recompute_grad(lambda a, b: a * b)
    start = tf.constant([1.0, 2.0, 3.0])
    if not tf.executing_eagerly():  # a graph of TensorFlow 1 refuses it otherwise
        tf.compat.v1.get_variable_scope().set_use_resource(True)
    with tf.GradientTape() as tape:
        tape.watch(start)
        result = again(start, start + 0 if renamed else start)
    slope = tape.gradient(result, start)
    got = [] if slope is None else value(slope).tolist()
    return ("absent" if got == [2.0, 4.0, 6.0] else "reproduced"), "the gradient of x * x at 1, 2, 3 is %s" % got


def workaround(seed):
    return repro(seed, renamed=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
