"""On JAX a prediction that is not a number counts as one of the top k."""

import os

BACKEND = "jax"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("function", "metric")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, variant, cleaned=False):
    truth, guess = np.array([1]), np.array([[0.1, np.nan, 0.5]], "float32")
    if cleaned:
        guess = np.nan_to_num(guess, nan=-np.inf)
    if variant == "function":
        in_top_k = ops("in_top_k")
        if in_top_k is None:
            return "inapplicable", "there is no keras.ops.in_top_k"
        got = bool(in_top_k(truth, guess, k=2)[0])
    else:
        metric = tf.keras.metrics.SparseTopKCategoricalAccuracy(k=2)
        metric.update_state(truth, guess)
        got = bool(float(metric.result()))
    return ("reproduced" if got else "absent"), "nan beside 0.1 and 0.5 is %s the top two" % ("of" if got else "not of")


def workaround(seed, variant):
    return repro(seed, variant, cleaned=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
