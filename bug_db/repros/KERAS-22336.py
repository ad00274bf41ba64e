"""A lookup layer with output_mode="one_hot" says in a functional model that it gives one row a sample."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("string", "integer")


def repro(seed, variant, as_numbers=False):
    layers = tf.keras.layers
    name = "StringLookup" if variant == "string" else "IntegerLookup"
    if not hasattr(layers, name):
        return "inapplicable", "there is no layers.%s" % name
    words = ["a", "b", "c"] if variant == "string" else [11, 12, 13]
    values = np.array([words]) if variant == "string" else np.array([words], "int64")
    if as_numbers:
        source = tf.keras.Input((3,), dtype=variant if variant == "string" else "int64")
        numbers = getattr(layers, name)(vocabulary=words, output_mode="int")
        rows = layers.CategoryEncoding(num_tokens=4, output_mode="one_hot")
        said = tuple(rows(numbers(source)).shape)
        given = tuple(np.asarray(rows(numbers(tf.constant(values)))).shape)
    else:
        layer = getattr(layers, name)(vocabulary=words, output_mode="one_hot")
        try:
            said = tuple(layer(tf.keras.Input((3,), dtype=variant if variant == "string" else "int64")).shape)
            given = tuple(np.asarray(layer(tf.constant(values))).shape)
        except ValueError:
            return "loud", "one_hot is refused for more than one word a sample"
    detail = "the functional model says %s, the numbers have %s" % (said, given)
    return ("absent" if said[1:] == given[1:] else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, as_numbers=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
