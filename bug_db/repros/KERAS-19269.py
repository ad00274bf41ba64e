"""pack_x_y_sample_weight does not pack a list of inputs: unpacked, its second input is the target."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, kind=list):
    try:
        pack, unpack = tf.keras.utils.pack_x_y_sample_weight, tf.keras.utils.unpack_x_y_sample_weight
    except AttributeError:
        return "inapplicable", "there is no pack_x_y_sample_weight"
    inputs = kind([np.ones(2), np.zeros(2)])
    x, y, _ = unpack(pack(inputs))
    detail = "two inputs and no target come back as %s and the target %s" % (type(x).__name__, y)
    return ("absent" if y is None and isinstance(x, (list, tuple)) else "reproduced"), detail


def workaround(seed):
    return repro(seed, kind=tuple)


if __name__ == "__main__":
    print(": ".join(repro(0)))
