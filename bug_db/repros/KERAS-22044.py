"""Discretization with an output_mode says in a functional model that it gives the shape of its input."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("one-hot", "multi-hot")


def repro(seed, variant, as_numbers=False):
    if not hasattr(tf.keras.layers, "Discretization"):
        return "inapplicable", "there is no layers.Discretization"
    mode, values = variant.replace("-", "_"), np.array([[0.5, 1.5, 2.5, 9.0, 9.5]], "float32")
    try:
        if as_numbers:
            numbers = tf.keras.layers.Discretization(bin_boundaries=[1.0, 2.0, 3.0])
            encoding = tf.keras.layers.CategoryEncoding(num_tokens=4, output_mode=mode)
            layers = [numbers, encoding]
        else:
            layers = [tf.keras.layers.Discretization(bin_boundaries=[1.0, 2.0, 3.0], output_mode=mode)]
        said, given = tf.keras.Input((5,)), tf.constant(values)
        for layer in layers:
            said, given = layer(said), layer(given)
    except (TypeError, ValueError) as error:
        return "inapplicable", "there is no output_mode: %s" % str(error)[:60]
    said, given = tuple(said.shape), tuple(np.asarray(given).shape)
    detail = "the functional model says %s, the numbers have %s" % (said, given)
    return ("absent" if said[1:] == given[1:] else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, as_numbers=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
