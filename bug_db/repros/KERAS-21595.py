"""Attention hides what the mask of another sample says, where the batch is as large as the query is long."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("attention", "additive")


def repro(seed, variant, with_axis=False):
    layers = tf.keras.layers
    name = "Attention" if variant == "attention" else "AdditiveAttention"
    if not hasattr(layers, name):
        return "inapplicable", "there is no layers.%s" % name
    layer = getattr(layers, name)(use_scale=False)
    query = np.zeros((2, 2, 1), "float32")  # and of no scale: every value that is seen weighs the same
    value = np.zeros((2, 3, 1), "float32") + np.array([[[1.0], [2], [3]], [[4], [5], [6]]], "float32")
    seen = np.array([[True, True, False], [True, False, False]])
    mask = [tf.constant(np.ones((2, 2), bool)), tf.constant(seen[:, None] if with_axis else seen)]
    key = tf.constant(np.zeros_like(value))
    result = np.asarray(layer([tf.constant(query), tf.constant(value), key], mask=mask))[..., 0]
    right = np.array([[1.5, 1.5], [4, 4]])
    detail = "attends to %s, right is %s" % (np.round(result, 2).tolist(), right.tolist())
    return ("absent" if np.allclose(result, right, atol=1e-3) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, with_axis=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
