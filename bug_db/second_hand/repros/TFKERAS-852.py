"""A random layer that is made again from its configuration has lost the rng_type that it was given."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def steady(layer, rows):
    """Whether it draws the same each time it is called, as "stateless" has it with a seed."""
    first, second = (np.array(layer(rows, training=True)) for _ in range(2))
    return np.array_equal(first, second)


def repro(seed):
    if not tf.executing_eagerly():
        return "inapplicable", "not an eager release"
    rows = tf.ones((8, 32))
    lost, kept = [], []
    for name, options in (("Dropout", {"rate": 0.5}), ("GaussianNoise", {"stddev": 1.0})):
        try:
            layer = getattr(tf.keras.layers, name)(seed=seed + 1, rng_type="stateless", **options)
        except (TypeError, ValueError):
            continue  # it takes no rng_type
        if not steady(layer, rows):
            continue  # and this one means nothing to it
        again = type(layer).from_config(layer.get_config())
        (kept if steady(again, rows) else lost).append(name)
    if not lost and not kept:
        return "inapplicable", "no layer draws the same each time for its rng_type"
    return ("reproduced" if lost else "absent"), "lost by %s, kept by %s" % (lost, kept)


if __name__ == "__main__":
    print(": ".join(repro(0)))
