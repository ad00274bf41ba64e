"""The layer Softmax lets a masked value through where it is huge."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, masked_by_hand=False):
    values, mask = np.array([[1e10, 0.0]], "float32"), np.array([[False, True]])
    if masked_by_hand:
        got = np.asarray(tf.keras.backend.eval(tf.keras.layers.Softmax()(np.where(mask, values, -np.inf))))
    else:
        try:
            got = np.asarray(
                tf.keras.backend.eval(tf.keras.layers.Softmax()(tf.constant(values), mask=tf.constant(mask)))
            )
        except TypeError:
            return "inapplicable", "Softmax takes no mask"
    detail = "the masked value gets %.1f, right is 0" % got[0, 0]
    return ("absent" if got[0, 0] < 0.5 else "reproduced"), detail


def workaround(seed):
    return repro(seed, masked_by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
