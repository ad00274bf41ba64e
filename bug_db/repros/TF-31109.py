"""A dilated convolution of an input whose shape is known has an unknown output shape, with eager execution."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
VARIANTS = ("conv2d", "conv1d")

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


def shape(variant):
    layers = tf.keras.layers
    if variant == "conv2d":
        return layers.Conv2D(4, 3, padding="same", dilation_rate=2)(tf.keras.Input((32, 32, 3))).shape
    return layers.Conv1D(4, 3, padding="same", dilation_rate=2)(tf.keras.Input((32, 3))).shape


def repro(seed, variant):
    found = tf.TensorShape(shape(variant)).as_list()
    wanted = [None, 32, 32, 4] if variant == "conv2d" else [None, 32, 4]
    detail = "the static shape is %s, %s is right" % (found, wanted)
    return ("absent" if found == wanted else "reproduced"), detail


def workaround(seed, variant):
    with tf.Graph().as_default():
        return repro(seed, variant)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
