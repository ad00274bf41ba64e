"""A value that a layer's call assigns to a variable is rounded to float16 under mixed precision."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Keeper(tf.keras.layers.Layer):
    def build(self, shape):
        self.kept = self.add_weight(name="kept", shape=(), initializer="zeros", trainable=False)

    def call(self, inputs):
        value = tf.constant(1.0001, "float32")
        self.kept.assign(value)
        return inputs


def repro(seed, wide=False):
    if not hasattr(tf.keras, "mixed_precision") or not hasattr(tf.keras.mixed_precision, "Policy"):
        return "inapplicable", "there is no mixed precision"
    layer = Keeper(dtype="float32" if wide else tf.keras.mixed_precision.Policy("mixed_float16"))
    layer(tf.ones((1, 2)))
    kept = float(layer.get_weights()[0])
    return ("absent" if abs(kept - 1.0001) < 1e-6 else "reproduced"), "assigned 1.0001, kept %.6f" % kept


def workaround(seed):
    return repro(seed, wide=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
