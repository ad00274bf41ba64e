"""ops.glu in a functional model says that it keeps the whole shape; it gives half."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("ops", "activations")


def repro(seed, variant, by_hand=False):
    glu = getattr(getattr(tf.keras, variant, None), "glu", None)
    if glu is None:
        return "inapplicable", "there is no keras.%s.glu" % variant
    if by_hand:

        def glu(x):
            left, right = tf.keras.ops.split(x, 2, axis=-1)
            return left * tf.keras.ops.sigmoid(right)

    said = tuple(glu(tf.keras.Input((2, 4))).shape)
    given = tuple(np.asarray(glu(np.ones((1, 2, 4), "float32"))).shape)
    detail = "the functional model says %s, the numbers have %s" % (said, given)
    return ("absent" if said[1:] == given[1:] else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, by_hand=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
