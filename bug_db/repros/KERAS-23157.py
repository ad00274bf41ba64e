"""ops.hypot is NaN where a side is infinite."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, by_hand=False):
    hypot = ops("hypot")
    if hypot is None:
        return "inapplicable", "there is no keras.ops.hypot"
    left, right = np.array([np.inf, np.inf, 3.0], "float32"), np.array([1.0, -np.inf, 4.0], "float32")
    got = np.asarray(ops("sqrt")(left * left + right * right) if by_hand else hypot(left, right)).tolist()
    wanted = np.hypot(left, right).tolist()
    return ("absent" if got == wanted else "reproduced"), "%s, right is %s" % (got, wanted)


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
