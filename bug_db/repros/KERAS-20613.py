"""A functional model takes a list for a dict of inputs in the order of the alphabet."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, named=False):
    first, second = tf.keras.Input((1,), name="taken"), tf.keras.Input((1,), name="away")
    model = tf.keras.Model({"taken": first, "away": second}, tf.keras.layers.subtract([first, second]))
    one, two = np.array([[1.0]], "float32"), np.array([[0.0]], "float32")
    try:
        got = float(np.asarray(model({"taken": one, "away": two} if named else [one, two])).ravel()[0])
    except (ValueError, TypeError, AttributeError) as error:
        return "loud", type(error).__name__
    return ("absent" if got == 1 else "reproduced"), "1 - 0 gives %g" % got


def workaround(seed):
    return repro(seed, named=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
