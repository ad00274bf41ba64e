"""The maximum of exp(x) or sigmoid(x) is the maximum of x: the function is lost when the graph is optimized."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("session", "model")
VALUES = np.array([[-1.0, -0.5]], dtype="float32")


def by_session(around):
    """The maximum of exp over the values, computed by a session; it is no longer the last where it is gone `around`."""
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        place = tf.compat.v1.placeholder(tf.float32, (None, 2))
        largest = tf.reduce_max(tf.exp(place), axis=-1)
        return session.run(largest * 1.0 if around else largest, {place: VALUES})


def by_model(around):
    """The maximum of a sigmoid, predicted by a model; the same for `around`."""
    source = tf.keras.Input((2, 1))
    inner = tf.keras.layers.Activation("sigmoid")(source)
    largest = tf.keras.layers.GlobalMaxPooling1D()(inner)
    largest = tf.keras.layers.Flatten()(largest) if around else largest
    return tf.keras.Model(source, largest).predict(VALUES[:, :, None])


def repro(seed, variant, around=False):
    value = float(np.ravel(by_session(around) if variant == "session" else by_model(around))[0])
    right = float(np.exp(-0.5) if variant == "session" else 1 / (1 + np.exp(0.5)))
    return ("absent" if abs(value - right) < 1e-5 else "reproduced"), "maximum %.4f, right is %.4f" % (value, right)


def workaround(seed, variant):
    return repro(seed, variant, around=True)


if __name__ == "__main__":
    for name in sys.argv[1:] or VARIANTS:
        print(name, ": ".join(repro(0, name)))
