"""BatchNormalization divides by too few steps where its mask is to be broadcast."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, spread=False):
    values, mask = tf.ones((1, 2, 3, 4)), np.array([[[True], [True]]])
    if spread:
        mask = np.broadcast_to(mask, (1, 2, 3))
    layer = tf.keras.layers.BatchNormalization()
    try:
        got = np.asarray(layer(values, training=True, mask=tf.constant(mask)))
    except TypeError:
        return "inapplicable", "BatchNormalization takes no mask"
    detail = "ones become %.3f, right is 0" % got.flat[0]
    return ("absent" if np.allclose(got, 0, atol=1e-3) else "reproduced"), detail


def workaround(seed):
    return repro(seed, spread=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
