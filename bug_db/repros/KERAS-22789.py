"""The first weights of attention, and of EinsumDense, have another spread than their initializer says."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


VARIANTS = ("attention", "einsum")


def repro(seed, variant, own=False):
    layers = tf.keras.layers
    wide, heads, size = 256, 8, 32
    right = np.sqrt(2.0 / (wide + heads * size))
    how = tf.keras.initializers.RandomNormal(stddev=right, seed=seed) if own else "glorot_uniform"
    rows = tf.constant(np.zeros((1, 2, wide), "float32"))
    if variant == "einsum":
        if not hasattr(layers, "EinsumDense"):
            return "inapplicable", "there is no EinsumDense"
        layer = layers.EinsumDense("abc,cde->abde", output_shape=(None, heads, size), kernel_initializer=how)
        layer(rows)
        shown = [layer.kernel]
    else:
        if not hasattr(layers, "MultiHeadAttention"):
            return "inapplicable", "there is no MultiHeadAttention"
        layer = layers.MultiHeadAttention(heads, size, kernel_initializer=how)
        layer(rows, rows)
        shown = [w for w in layer.weights if tuple(w.shape) == (wide, heads, size)]
    spread = float(np.std(np.asarray(shown[0])))
    detail = "the kernel's deviation is %.4f, by the initializer's rule it is %.4f" % (spread, right)
    return ("absent" if abs(spread / right - 1) < 0.05 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, own=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
