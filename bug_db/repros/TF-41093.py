"""A depthwise convolution swallows kernel_regularizer."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("depthwise", "separable")


def repro(seed, variant, by_its_name=False):
    layers, penalty = tf.keras.layers, tf.keras.regularizers.l2(0.5)
    try:
        if variant == "depthwise":
            name = "depthwise_regularizer" if by_its_name else "kernel_regularizer"
            layer = layers.DepthwiseConv2D(3, **{name: penalty})
        else:
            names = ("depthwise_regularizer", "pointwise_regularizer") if by_its_name else ("kernel_regularizer",)
            layer = layers.SeparableConv2D(2, 3, **{name: penalty for name in names})
        layer.build(tf.TensorShape([None, 5, 5, 3]))
    except (TypeError, ValueError) as error:
        return "loud", str(error).split("\n")[0][:90]
    count = len(layer.losses)
    return ("absent" if count else "reproduced"), "%d regularisation losses" % count


def workaround(seed, variant):
    return repro(seed, variant, by_its_name=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
