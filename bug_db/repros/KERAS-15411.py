"""MultiHeadAttention takes no notice of its activity_regularizer."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, apart=False):
    layers = tf.keras.layers
    if not hasattr(layers, "MultiHeadAttention"):
        return "inapplicable", "there is no MultiHeadAttention"
    attend = layers.MultiHeadAttention(1, 2, activity_regularizer=None if apart else tf.keras.regularizers.L2(1.0))
    rows = np.ones((1, 3, 2), "float32")
    result = attend(rows, rows)
    penalties = list(attend.losses)
    if apart:
        penalty = layers.ActivityRegularization(l2=1.0)
        penalty(result)
        penalties = list(penalty.losses)
    got = float(sum(float(one) for one in penalties))
    detail = "%d penalties of together %.4f, on values up to %.2f" % (len(penalties), got, np.abs(result).max())
    return ("absent" if got > 0 else "reproduced"), detail


def workaround(seed):
    return repro(seed, apart=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
