"""one_hot of a column keeps an axis of length one: CategoryEncoding and to_categorical."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("category-encoding", "to-categorical")


def repro(seed, variant, flat=False):
    column = np.array([[3], [2]])
    if flat:
        column = column[:, 0]
    if not hasattr(tf, "executing_eagerly") or not tf.executing_eagerly():
        return "inapplicable", "not an eager release"
    if variant == "category-encoding":
        layers = tf.keras.layers
        if not hasattr(layers, "CategoryEncoding"):
            return "inapplicable", "there is no such layer"
        try:
            layer = layers.CategoryEncoding(num_tokens=4, output_mode="one_hot")
        except (TypeError, ValueError):
            return "inapplicable", "there is no output_mode='one_hot'"
        result = layer(column)
    else:
        result = tf.keras.utils.to_categorical(tf.constant(column), 4)
    shape = tuple(result.shape)
    return ("absent" if shape == (2, 4) else "reproduced"), "two labels become %s, right is (2, 4)" % (shape,)


def workaround(seed, variant):
    return repro(seed, variant, flat=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
