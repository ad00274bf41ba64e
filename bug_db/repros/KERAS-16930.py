"""DepthwiseConv2D with strides and a dilation above one gives another size."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("depthwise", "separable")


def repro(seed, variant, apart=False):
    layers = tf.keras.layers
    options = {"strides": 1 if apart else 2, "dilation_rate": 3}
    try:
        if variant == "depthwise":
            layer = layers.DepthwiseConv2D(3, **options)
        else:
            layer = layers.SeparableConv2D(1, 3, **options)
        got = layer(tf.zeros((1, 20, 20, 1)))
    except (TypeError, ValueError, NotImplementedError, tf.errors.OpError) as error:
        return "loud", str(error).split("\n")[0][:90]
    size = int(got[:, ::2].shape[1] if apart else got.shape[1])
    right = (20 - 7) // 2 + 1  # a kernel of three spans seven
    return ("absent" if size == right else "reproduced"), "20 cells become %d, must be %d" % (size, right)


def workaround(seed, variant):
    return repro(seed, variant, apart=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
