"""Discretization gives other values, or another type, in predict than in a call."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, wide=False):
    layers = tf.keras.layers
    kind = getattr(layers, "Discretization", None)
    if kind is None:
        return "inapplicable", "there is no layer Discretization"
    try:
        layer = kind(bin_boundaries=[-0.5, 0.0, 0.1, 0.2, 3.0], **({"dtype": "float32"} if wide else {}))
    except TypeError:
        return "inapplicable", "Discretization takes other arguments"
    source = tf.keras.Input((5,))
    model = tf.keras.Model(source, layer(source))
    values = np.array([[-1.0, 0.0, 0.1, 0.2, 5.0]], "float32")
    called, predicted = np.asarray(model(values)), np.asarray(model.predict(values, verbose=0))
    detail = "called: %s %s, predicted: %s %s" % (called.dtype, called.tolist(), predicted.dtype, predicted.tolist())
    right = np.allclose(called, predicted) and called.dtype == predicted.dtype
    return ("absent" if right else "reproduced"), detail


def workaround(seed):
    return repro(seed, wide=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
