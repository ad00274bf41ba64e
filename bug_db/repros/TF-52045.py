"""In a graph (1 - p) + epsilon becomes (1 + epsilon) - p, and the epsilon is lost."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, ordered=False):
    if not hasattr(tf, "function") or not tf.executing_eagerly():
        return "inapplicable", "no tf.function, or no eager execution"
    sure = tf.constant([0.25, 1.0])

    def loss(p):
        return -tf.math.log(tf.maximum(1 - p, 1e-9) if ordered else 1 - p + 1e-9)

    plain, traced = loss(sure).numpy(), tf.function(loss)(sure).numpy()
    shown = "%s in a graph, %s without" % (traced.round(2).tolist(), plain.round(2).tolist())
    return ("absent" if np.allclose(plain, traced, atol=1e-3) else "reproduced"), shown


def workaround(seed):
    return repro(seed, ordered=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
