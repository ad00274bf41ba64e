"""MultiHeadAttention attends along other axes where they are negative."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, positive=False):
    layers = tf.keras.layers
    if not hasattr(layers, "MultiHeadAttention"):
        return "inapplicable", "there is no MultiHeadAttention"
    values = np.random.RandomState(seed).rand(1, 2, 3, 4).astype("float32")
    right = layers.MultiHeadAttention(2, 2, attention_axes=(2,))
    expected = np.asarray(right(values, values))
    layer = layers.MultiHeadAttention(2, 2, attention_axes=(2,) if positive else (-2,))
    try:
        layer(values, values)
        layer.set_weights(right.get_weights())
        got = np.asarray(layer(values, values))
    except (ValueError, IndexError, tf.errors.InvalidArgumentError) as error:
        return "loud", type(error).__name__
    same = got.shape == expected.shape and np.allclose(got, expected, atol=1e-5)
    return ("absent" if same else "reproduced"), "axis -2 gives %s, axis 2 %s" % (
        got[0, 0, 0, :2],
        expected[0, 0, 0, :2],
    )


def workaround(seed):
    return repro(seed, positive=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
