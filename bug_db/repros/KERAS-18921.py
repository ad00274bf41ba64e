"""BatchNormalization takes a mask and counts the masked steps all the same."""

import inspect
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, without_padding=False):
    layers = tf.keras.layers
    layer = layers.BatchNormalization(momentum=0.0)
    if "mask" not in inspect.signature(layer.call).parameters:
        return "inapplicable", "BatchNormalization takes no mask"
    steps = np.array([[[2.0], [4.0], [0.0], [0.0]]], "float32")  # the last two are padding
    if without_padding:
        steps = steps[:, :2]
    masked = layers.Masking()(tf.constant(steps))
    layer(masked, training=True)
    mean = float(np.asarray(layer.moving_mean).ravel()[0])
    return ("absent" if abs(mean - 3) < 1e-2 else "reproduced"), "the mean of 2, 4 and padding is %.2f" % mean


def workaround(seed):
    return repro(seed, without_padding=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
