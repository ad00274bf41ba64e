"""LayerNormalization loses its digits in half precision."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def numbers(result):
    """What a tensor holds; in TensorFlow 1 it must be run first."""
    return np.asarray(result if tf.executing_eagerly() else tf.keras.backend.get_value(result))


def repro(seed, wide=False):
    layers = tf.keras.layers
    if not hasattr(layers, "LayerNormalization"):
        return "inapplicable", "there is no LayerNormalization"
    values = (1000 + 3 * np.arange(64) % 17)[None].astype("float16")
    exact = values.astype("float64")
    right = (exact - exact.mean()) / np.sqrt(exact.var() + 1e-3)
    kind = "float32" if wide else "float16"
    got = numbers(layers.LayerNormalization(dtype=kind)(tf.constant(values.astype(kind))))
    off = float(np.abs(got.astype("float64") - right).max())
    return ("absent" if off < 0.02 else "reproduced"), "off by %.3f" % off


def workaround(seed):
    return repro(seed, wide=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
