"""A dilated convolution loses the known extents of its input's shape as soon as one of them is not known."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
VARIANTS = ("valid", "same", "in-call")


class Block(tf.keras.layers.Layer):
    """A layer that has the convolution in its call."""

    def __init__(self, convolution):
        super(Block, self).__init__()
        self.convolution = convolution

    def call(self, inputs):
        return self.convolution(inputs)


def shape(variant, rate):
    """The static shape behind a convolution of images of any height, 32 wide."""
    layer = tf.keras.layers.Conv2D(4, 3, padding="same" if variant == "same" else "valid", dilation_rate=rate)
    if variant == "in-call":
        layer = Block(layer)
    return tuple(tf.TensorShape(layer(tf.keras.Input((None, 32, 2))).shape).as_list())


def repro(seed, variant):
    # Only the height is dilated: the width is what it is without a dilation.
    wanted, found = shape(variant, (1, 1)), shape(variant, (2, 1))
    detail = "%s with a dilation of the height, %s without" % (found, wanted)
    return ("reproduced" if found[2] is None and wanted[2] is not None else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
