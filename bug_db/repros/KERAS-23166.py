"""A layer whose call has training=True for a default leaves dropout on in the layers after it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Scorer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        layers = tf.keras.layers
        resizing = getattr(layers, "Resizing", None) or layers.experimental.preprocessing.Resizing
        self.resizing = resizing(4, 4)
        self.dropout = layers.Dropout(0.5)

    def call(self, inputs):
        return self.dropout(self.resizing(inputs))


def repro(seed, told=False):
    try:
        model = Scorer()
    except AttributeError:
        return "inapplicable", "there is no layer Resizing"
    ones = np.ones((1, 8, 8, 3), "float32")
    result = np.asarray(model(ones, training=False) if told else model(ones))
    dropped = int((result == 0).sum())
    return ("absent" if dropped == 0 else "reproduced"), "%d of 48 values are dropped outside of training" % dropped


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
