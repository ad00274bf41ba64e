"""MobileNetV3 pools in the wrong place: behind the layer that is to see the mean, or where no pooling was asked for."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
VARIANTS = ("top", "no-top")


def model_of(top):
    make = getattr(tf.keras.applications, "MobileNetV3Small", None)
    return make and make(input_shape=(96, 96, 3), include_top=top, weights=None)


def repro(seed, variant):
    """A picture of 96 pixels has 3 x 3 places at the end; the one but last convolution is to see their mean."""
    model = model_of(variant == "top")
    if model is None:
        return "inapplicable", "there is no MobileNetV3Small"
    if variant == "top":
        convolution = [layer for layer in model.layers if isinstance(layer, tf.keras.layers.Conv2D)][-2]
        side = int(convolution.input.shape[1])
        return ("absent" if side == 1 else "reproduced"), "the last hidden layer sees %d x %d places, right is 1" % (side, side)
    side = int(model.output.shape[1])
    return ("absent" if side == 3 else "reproduced"), "without its top it gives %d x %d places, right is 3" % (side, side)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
