"""raw_ops.DepthwiseConv2dNative takes dilations and does not dilate."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, by_nn=False):
    if not hasattr(tf, "raw_ops"):
        return "inapplicable", "there is no tf.raw_ops"
    picture, kernel = tf.ones((1, 6, 6, 1)), tf.ones((2, 2, 1, 1))
    try:
        if by_nn:
            got = tf.nn.depthwise_conv2d(picture, kernel, [1, 1, 1, 1], "VALID", dilations=[2, 2])
        else:
            got = tf.raw_ops.DepthwiseConv2dNative(
                input=picture, filter=kernel, strides=[1, 1, 1, 1], padding="VALID", dilations=[1, 2, 2, 1]
            )
        size = value(got).shape[1]
    except (ValueError, NotImplementedError, tf.errors.OpError) as error:
        return "loud", str(error).split("\n")[0][:90]
    return ("absent" if size == 4 else "reproduced"), "6 cells become %d, with a dilation of 2 they are 4" % size


def workaround(seed):
    return repro(seed, by_nn=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
