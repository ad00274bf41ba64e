"""A layer that changes pictures forgets data_format when its model is saved or cloned."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, told_again=False):
    kind = getattr(tf.keras.layers, "RandomContrast", None)
    if kind is None:
        return "inapplicable", "there is no layer RandomContrast"
    try:
        layer = kind((0.5, 0.5), seed=3, data_format="channels_first")
    except (TypeError, ValueError) as error:
        return "inapplicable", "the layer does not take data_format: " + type(error).__name__
    again = type(layer).from_config(layer.get_config())
    if told_again:
        again.data_format = "channels_first"
    picture = np.stack([np.full((4, 4), level) for level in (50.0, 100.0, 200.0)])[None].astype("float32")
    before, after = [
        [round(float(c), 1) for c in np.asarray(one(picture, training=True))[0, :, 0, 0]] for one in (layer, again)
    ]
    detail = "even channels of 50, 100 and 200 become %s, and %s once it is made again" % (before, after)
    return ("absent" if np.allclose(before, after) else "reproduced"), detail


def workaround(seed):
    return repro(seed, told_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
