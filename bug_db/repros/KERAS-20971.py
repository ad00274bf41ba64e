"""Discretization with num_bins puts everything into the first bin where adapt() was never called."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, adapted=False):
    layers = tf.keras.layers
    kind = getattr(layers, "Discretization", None)
    if kind is None:
        kind = getattr(getattr(getattr(layers, "experimental", None), "preprocessing", None), "Discretization", None)
    if kind is None:
        return "inapplicable", "there is no layer Discretization"
    numbers = np.arange(100, dtype="float32").reshape(-1, 1)
    # TensorFlow 2.3 and 2.4 have the layer without num_bins.
    try:
        layer = kind(num_bins=4)
        if adapted:
            layer.adapt(numbers)
    except (TypeError, NotImplementedError) as error:
        return "inapplicable", type(error).__name__
    try:
        bins = sorted(set(int(n) for n in np.asarray(layer(numbers)).ravel()))
    except ValueError as error:
        return "loud", type(error).__name__
    return ("reproduced" if bins == [0] else "absent"), "0 to 99 fall into the bins %s of four" % bins


def workaround(seed):
    return repro(seed, adapted=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
