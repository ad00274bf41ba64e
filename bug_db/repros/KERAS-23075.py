"""On JAX the gradient of a row of zeros that is normalized is not a number."""

import os

BACKEND = "jax"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("function", "layer", "loss")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def gradient(function, x):
    import jax

    return np.asarray(jax.grad(lambda value: function(value).sum())(x))


def repro(seed, variant, lifted=False):
    zeros = np.zeros((1, 3), "float32") + (1e-6 if lifted else 0.0)
    if variant == "function":
        normalize = ops("normalize")
        if normalize is None:
            return "inapplicable", "there is no keras.ops.normalize"
        got = gradient(normalize, zeros)
    elif variant == "layer":
        got = gradient(tf.keras.layers.UnitNormalization(), zeros)
    else:
        loss = tf.keras.losses.CosineSimilarity()
        got = gradient(lambda value: loss(np.ones((1, 3), "float32"), value), zeros)
    detail = "the gradient where a row is %s is %s" % (zeros[0].tolist(), got[0].tolist())
    return ("absent" if np.isfinite(got).all() else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, lifted=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
