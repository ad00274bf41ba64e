"""UpSampling2D enlarges the wrong axes where channels_first is set for all and it interpolates."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("global", "named")


def repro(seed, variant, around=False):
    backend = tf.keras.backend
    before = backend.image_data_format()
    backend.set_image_data_format("channels_first" if variant == "global" else before)
    try:
        layers = tf.keras.layers
        options = {"data_format": "channels_first"} if variant == "named" else {}
        if around:
            layer = layers.UpSampling2D(2, interpolation="bilinear", data_format="channels_last")
            images = layers.Permute((2, 3, 1))(tf.ones((1, 3, 8, 8)))
            backend.set_image_data_format("channels_last")
            got = layers.Permute((3, 1, 2))(layer(images)).shape
        else:
            layer = layers.UpSampling2D(2, interpolation="bilinear", **options)
            got = layer(tf.ones((1, 3, 8, 8))).shape
        got = tuple(int(size) for size in got)
    except TypeError:
        return "inapplicable", "UpSampling2D takes no interpolation"
    finally:
        backend.set_image_data_format(before)
    return ("absent" if got == (1, 3, 16, 16) else "reproduced"), "(1, 3, 8, 8) by 2 gives %s" % (got,)


def workaround(seed, variant):
    return repro(seed, variant, around=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
