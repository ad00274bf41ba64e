"""Attention forgets the seed of its dropout when it is saved."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


VARIANTS = ("attention", "additive")


def repro(seed, variant, given_again=False):
    kind = tf.keras.layers.Attention if variant == "attention" else tf.keras.layers.AdditiveAttention
    try:
        layer = kind(dropout=0.5, seed=1337)
    except TypeError as error:
        return "inapplicable", str(error)
    if not hasattr(layer, "seed_generator"):
        return "inapplicable", "this Keras has no seed of its own for the layer"
    config = layer.get_config()
    if given_again:
        config["seed"] = 1337
    found = kind.from_config(config).seed_generator._initial_seed
    return ("absent" if found == 1337 else "reproduced"), "seed=1337 is %s after saving" % found


def workaround(seed, variant):
    return repro(seed, variant, given_again=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
