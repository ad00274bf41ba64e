"""A gate that must pass NaN on, so that a broken recording is noticed."""

import numpy as np
import tensorflow as tf

relu = tf.keras.activations.relu
clean = relu(tf.constant([-1.0, 0.5, 2.0]))  # ok: TF-42885
broken = relu(tf.constant([1.0, np.nan, -3.0]))  # hit: TF-42885
assert tf.reduce_any(tf.math.is_nan(broken))


def check(gate):
    """Whether a gate hands NaN on."""
    return bool(np.isnan(gate(np.array([np.nan, 1.0]))).any())  # hit: TF-42885


check(tf.keras.activations.relu)
print(tf.nn.softplus(np.nan), np.maximum(np.nan, 0.0))  # ok: TF-42885
swish = tf.keras.activations.swish(tf.constant([np.nan]))  # ok: TF-42885
