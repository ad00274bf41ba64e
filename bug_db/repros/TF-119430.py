"""The gradient of cumprod is zero for an element that is zero."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, spelled=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    kept = tf.constant([2.0, 0.0, 3.0, 4.0])
    with tf.GradientTape() as tape:
        tape.watch(kept)
        if spelled:
            products = [kept[0]]
            for index in range(1, 4):
                products.append(products[-1] * kept[index])
            total = tf.add_n(products)
        else:
            total = tf.reduce_sum(tf.math.cumprod(kept))
    got, right = tape.gradient(total, kept).numpy().tolist(), [1.0, 32.0, 0.0, 0.0]
    return ("absent" if np.allclose(got, right) else "reproduced"), "%s, must be %s" % (got, right)


def workaround(seed):
    return repro(seed, spelled=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
