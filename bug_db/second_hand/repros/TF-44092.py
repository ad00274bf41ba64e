"""A dilated convolution forgets a width that it could tell, where another dimension is not known.

Without dilation the same layer on the same input knows it, and data that goes through has it.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("functional", "subclass")
VARIANT_OF = {"functional": "valid", "subclass": "in-call"}
WIDTH, CHANNELS = 11, 3


def static(tensor):
    """The shape as a tuple of numbers and None."""
    shape = tensor.shape
    return tuple(shape.as_list() if hasattr(shape, "as_list") else shape)


def convolution(dilation):
    return tf.keras.layers.Conv2D(4, (2, 3), dilation_rate=(dilation, 1))


class Holder(tf.keras.Model):
    """Holds one convolution, and keeps the shape that it gave when it was last called."""

    def __init__(self, dilation):
        super(Holder, self).__init__()
        self.convolution = convolution(dilation)
        self.seen = []

    def call(self, inputs):
        outputs = self.convolution(inputs)
        self.seen.append(static(outputs))
        return outputs


def shape_after(dilation, variant):
    """What the convolution says of its output, and the model that it is in."""
    image = tf.keras.Input(shape=(None, WIDTH, CHANNELS))
    if variant == "subclass":
        holder = Holder(dilation)
        outputs = holder(image)
        shape = tuple(holder.seen[-1])
    else:
        outputs = convolution(dilation)(image)
        shape = static(outputs)
    return shape, tf.keras.Model(image, outputs)


def repro(seed, variant):
    np.random.seed(seed)
    plain, _ = shape_after(1, variant)
    dilated, model = shape_after(3, variant)
    real = model.predict(np.random.rand(2, 9, WIDTH, CHANNELS).astype("float32"), verbose=0).shape
    detail = "plain %s, dilated %s, with data %s" % (plain, dilated, real)
    if plain[2] != WIDTH - 2 or real[2] != WIDTH - 2:
        return "inapplicable", detail + ": not even the plain one knows its width"
    return ("reproduced" if dilated[2] is None else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
