"""A CategoryEncoding layer made sparse is dense once it is made again from its configuration."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, set_again=False):
    layers = tf.keras.layers
    if not hasattr(layers, "CategoryEncoding"):
        return "inapplicable", "there is no layer CategoryEncoding"
    try:
        layer = layers.CategoryEncoding(num_tokens=4, output_mode="count", sparse=True)
    except ValueError:
        return "inapplicable", "the layer takes no sparse"
    again = layers.CategoryEncoding.from_config(layer.get_config())
    if set_again:
        again.sparse = True
    kinds = [type(one(np.array([[0, 1, 1]]))).__name__ for one in (layer, again)]
    if "Sparse" not in kinds[0]:
        return "inapplicable", "the layer gives a %s from the start" % kinds[0]
    return ("absent" if kinds[1] == kinds[0] else "reproduced"), "%s before, %s after" % tuple(kinds)


def workaround(seed):
    return repro(seed, set_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
