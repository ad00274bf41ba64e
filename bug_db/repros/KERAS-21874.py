"""set_random_seed leaves the generator of keras.random where it was."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, own=False):
    draw = getattr(getattr(tf.keras, "random", None), "normal", None)
    if draw is None:
        return "inapplicable", "there is no keras.random"
    drawn = []
    for _ in range(2):
        tf.keras.utils.set_random_seed(42)
        options = {"seed": tf.keras.random.SeedGenerator(42)} if own else {}
        drawn.append(np.asarray(draw((2,), **options)))
    same = np.array_equal(*drawn)
    detail = "after the same seed %s and %s" % tuple(numbers.round(3).tolist() for numbers in drawn)
    return ("absent" if same else "reproduced"), detail


def workaround(seed):
    return repro(seed, own=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
