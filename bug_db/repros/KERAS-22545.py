"""The Blackman window of length one is not a number."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, by_numpy=False):
    blackman = ops("blackman")
    if blackman is None:
        return "inapplicable", "there is no keras.ops.blackman"
    got = np.asarray(np.blackman(1) if by_numpy else blackman(1)).tolist()
    return ("absent" if got == [1.0] else "reproduced"), "blackman(1) is %s, right is [1.0]" % got


def workaround(seed):
    return repro(seed, by_numpy=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
