"""A model from a tensor in the middle lists layers that come before it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_outputs=False):
    layers = tf.keras.layers
    source = tf.keras.Input((2,))
    early = layers.Dense(2, name="early")(source)
    late = layers.Dense(2, name="late")
    if by_outputs:
        start = tf.keras.Input((2,))
        model = tf.keras.Model(start, late(start))
    else:
        try:
            model = tf.keras.Model(early, late(early))
        except (ValueError, AttributeError) as error:
            return "loud", str(error).splitlines()[0]
    names = [layer.name for layer in model.layers]
    return ("reproduced" if "early" in names else "absent"), "the layers of the model are %s" % names


def workaround(seed):
    return repro(seed, by_outputs=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
