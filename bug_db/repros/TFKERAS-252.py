"""A recurrent layer that runs backwards over padding gives zeros with zero_output_for_mask."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, plain=False):
    rows = np.array([[[0.0], [1.0], [2.0], [0.0]]], "float32")
    mask = np.array([[False, True, True, False]])
    options = {} if plain else {"zero_output_for_mask": True}
    try:
        layer = tf.keras.layers.SimpleRNN(2, go_backwards=True, kernel_initializer="ones", **options)
        got = value(layer(tf.constant(rows), mask=tf.constant(mask)))
    except TypeError as error:
        return "inapplicable", str(error).split("\n")[0][:90]
    except ValueError as error:
        if "zero_output_for_mask" not in str(error):
            raise
        return "inapplicable", str(error).split("\n")[0][:90]
    return ("absent" if np.abs(got).max() > 0.1 else "reproduced"), "the last state is given as %s" % np.round(
        got, 2
    ).tolist()


def workaround(seed):
    return repro(seed, plain=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
