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


def shape(variant, rate, width=None):
    """The static shape behind a convolution of images of any height, 32 wide; `width` is what it is set to again."""
    layer = tf.keras.layers.Conv2D(4, 3, padding="same" if variant == "same" else "valid", dilation_rate=rate)
    if variant == "in-call":
        layer = Block(layer)
    found = layer(tf.keras.Input((None, 32, 2)))
    if width:

        def told(images):
            images.set_shape((None, None, width, 4))
            return images

        found = tf.keras.layers.Lambda(told)(found)
    return tuple(tf.TensorShape(found.shape).as_list())


def repro(seed, variant, again=False):
    # Only the height is dilated: the width is what it is without a dilation.
    wanted = shape(variant, (1, 1))
    found = shape(variant, (2, 1), wanted[2] if again else None)
    detail = "%s with a dilation of the height, %s without" % (found, wanted)
    return ("reproduced" if found[2] is None and wanted[2] is not None else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, again=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
