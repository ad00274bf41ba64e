"""A functional model takes a list for a dict of inputs in the order of the alphabet."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def numbers(result):
    """What a tensor holds; in TensorFlow 1 it must be run first."""
    return np.asarray(result if tf.executing_eagerly() else tf.keras.backend.get_value(result))


def repro(seed, named=False):
    first, second = tf.keras.Input((1,), name="taken"), tf.keras.Input((1,), name="away")
    one, two = tf.constant([[1.0]]), tf.constant([[0.0]])
    try:
        model = tf.keras.Model({"taken": first, "away": second}, tf.keras.layers.subtract([first, second]))
    except TypeError:
        return "inapplicable", "a model takes no dict of inputs"
    try:
        got = float(numbers(model({"taken": one, "away": two} if named else [one, two])).ravel()[0])
    except (ValueError, TypeError, AttributeError) as error:
        return "loud", type(error).__name__
    return ("absent" if got == 1 else "reproduced"), "1 - 0 gives %g" % got


def workaround(seed):
    return repro(seed, named=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
