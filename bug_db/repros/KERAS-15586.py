"""Two initializers with the same seed give different numbers."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, set_again=False):
    numbers = []
    for _ in range(2):
        if set_again:
            tf.compat.v1.set_random_seed(3)
        numbers.append(value(tf.keras.initializers.RandomUniform(seed=7)((3,))))
    detail = "%s and %s" % tuple(["%.4f" % number for number in one] for one in numbers)
    return ("absent" if np.allclose(*numbers) else "reproduced"), detail


def workaround(seed):
    return repro(seed, set_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
