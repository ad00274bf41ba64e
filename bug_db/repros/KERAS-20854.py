"""ConvNeXt on the output of other layers leaves those layers out."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, called=False):
    build = getattr(tf.keras.applications, "ConvNeXtTiny", None)
    if build is None:
        return "inapplicable", "there is no ConvNeXtTiny"
    source = tf.keras.Input((32, 32, 3))
    front = tf.keras.layers.Conv2D(3, 1, name="front")
    x = front(source)
    try:
        if called:
            net = build(weights=None, include_top=False, input_shape=(32, 32, 3))
            model = tf.keras.Model(source, net(x))
        else:
            model = build(weights=None, include_top=False, input_tensor=x)
    except ValueError as error:
        return "loud", str(error)[:60]
    held = any(layer is front for layer in model.layers)
    detail = "the model %s the layer in front of input_tensor" % ("holds" if held else "leaves out")
    return ("absent" if held else "reproduced"), detail


def workaround(seed):
    return repro(seed, called=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
