"""A layer that is used twice gives the results of one use for those of the other once its model is made again."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, built_again=False):
    layers = tf.keras.layers

    def build():
        source = tf.keras.Input((1,))
        half, nothing = layers.Activation("sigmoid")(source), layers.Activation("relu")(source)
        shared = layers.Activation("linear")
        one = shared(half)
        other = layers.Activation("linear")(shared(nothing))
        return tf.keras.Model(source, [other, one])

    model = build()
    try:
        again = build() if built_again else tf.keras.Model.from_config(model.get_config())
    except ValueError as error:
        return "loud", type(error).__name__
    zero = np.zeros((1, 1), "float32")
    before, after = [[float(np.ravel(part)[0]) for part in m.predict(zero)] for m in (model, again)]
    detail = "gives %s, and %s once it is made again" % (before, after)
    return ("absent" if np.allclose(before, after) else "reproduced"), detail


def workaround(seed):
    return repro(seed, built_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
