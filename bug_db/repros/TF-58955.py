"""The least common multiple of small integers overflows though it would fit."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, wide=False):
    if not hasattr(tf, "experimental") or not hasattr(tf.experimental, "numpy"):
        return "inapplicable", "no tf.experimental.numpy"
    kind = "int32" if wide else "int8"
    one, other = tf.constant([6, 4], kind), tf.constant([22, 6], kind)
    try:
        got = np.array(tf.experimental.numpy.lcm(one, other)).tolist()
    except tf.errors.OpError as error:
        return "loud", str(error)[:90]
    return ("absent" if got == [66, 12] else "reproduced"), "of 6 and 22, and 4 and 6: %s" % got


def workaround(seed):
    return repro(seed, wide=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
