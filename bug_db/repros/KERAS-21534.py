"""Bidirectional forgets use_cudnn of the layer that it wraps."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, given_after=False):
    layers = tf.keras.layers
    try:
        inner = layers.LSTM(2, use_cudnn=False)
    except (TypeError, ValueError):
        return "inapplicable", "LSTM takes no use_cudnn"
    layer = layers.Bidirectional(inner)
    if given_after:
        layer.forward_layer.use_cudnn = layer.backward_layer.use_cudnn = False
    kept = layer.forward_layer.use_cudnn, layer.backward_layer.use_cudnn
    return ("absent" if kept == (False, False) else "reproduced"), "given False, the two layers have %s and %s" % kept


def workaround(seed):
    return repro(seed, given_after=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
