"""A policy in a DTypePolicyMap goes on to layers whose path only holds its key."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, anchored=False):
    kind = getattr(getattr(tf.keras, "dtype_policies", None), "DTypePolicyMap", None)
    if kind is None:
        return "inapplicable", "there is no DTypePolicyMap"
    policies = kind()
    policies["^dense$" if anchored else "dense"] = tf.keras.dtype_policies.DTypePolicy("bfloat16")
    kinds = []
    for name in ("dense", "dense_1"):
        layer = tf.keras.layers.Dense(1, dtype=policies, name=name)
        layer(np.ones((1, 1), "float32"))
        kinds.append(layer.compute_dtype)
    if kinds[0] != "bfloat16":
        return "inapplicable", "what is set for dense is not taken by dense, which is %s" % kinds[0]
    return ("absent" if kinds[1] == "float32" else "reproduced"), "dense: %s, dense_1: %s" % tuple(kinds)


def workaround(seed):
    return repro(seed, anchored=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
