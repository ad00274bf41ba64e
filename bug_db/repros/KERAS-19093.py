"""Attention forgets the mask of its values where it is causal."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_heads=False):
    layers = tf.keras.layers
    steps = tf.ones((1, 3, 2))
    value = tf.constant([[[7.0, 7.0], [1.0, 1.0], [1.0, 1.0]]])  # the first step is masked
    seen = tf.constant([[False, True, True]])
    every = tf.constant([[True, True, True]])
    try:
        if by_heads:
            causal = np.tril(np.ones((1, 3, 3), bool)) & np.array([[[False, True, True]]])
            weights = np.where(causal, 1.0, 0.0) / np.maximum(causal.sum(-1, keepdims=True), 1)
            got = np.matmul(weights, np.asarray(value))
        else:
            try:
                got = layers.Attention()([steps, value], mask=[every, seen], use_causal_mask=True)
            except TypeError:
                got = layers.Attention(causal=True)([steps, value], mask=[every, seen])
    except (TypeError, AttributeError):
        return "inapplicable", "Attention cannot be causal"
    last = float(np.asarray(got)[0, -1, 0])
    return ("absent" if abs(last - 1) < 1e-3 else "reproduced"), "the mean of 1 and 1, with 7 masked, is %.2f" % last


def workaround(seed):
    return repro(seed, by_heads=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
