"""Conv3DTranspose takes dilation_rate and does not dilate."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    try:
        layer = tf.keras.layers.Conv3DTranspose(1, 3, dilation_rate=2)
        shape = layer(tf.zeros((1, 3, 3, 3, 1))).shape
    except (TypeError, ValueError, NotImplementedError, tf.errors.OpError) as error:
        return "loud", str(error).split("\n")[0][:90]
    size = int(shape[1])
    return ("absent" if size == 7 else "reproduced"), "3 cells become %d, with a dilated kernel of 3 they are 7" % size


if __name__ == "__main__":
    print(": ".join(repro(0)))
