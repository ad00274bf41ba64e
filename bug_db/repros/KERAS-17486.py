"""Normalization(invert=True) normalizes instead once its model is rebuilt or loaded."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, set_again=False):
    layers = tf.keras.layers
    try:
        source = tf.keras.Input((1,))
        back = layers.Normalization(mean=3.0, variance=4.0, axis=None, invert=True)
        model = tf.keras.Model(source, back(source))
    except (AttributeError, TypeError):
        return "inapplicable", "there is no Normalization(invert=True)"
    again = tf.keras.Model.from_config(model.get_config())
    if set_again:
        again.layers[-1].invert = True
    values = np.array([[1.0], [2.0]], "float32")
    before, after = np.asarray(model(values)).ravel(), np.asarray(again(values)).ravel()
    return ("absent" if np.allclose(before, after) else "reproduced"), "%s of 1 and 2 before, %s after" % (
        before.round(3),
        after.round(3),
    )


def workaround(seed):
    return repro(seed, set_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
