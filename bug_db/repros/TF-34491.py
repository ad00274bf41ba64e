"""The loss under a mask is divided by the masked steps too."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    layers = tf.keras.layers
    start = tf.keras.Input((4, 1))
    end = layers.Dense(1, use_bias=False, kernel_initializer="ones")(layers.Masking()(start))
    model = tf.keras.Model(start, end)
    model.compile("sgd", "mae")
    steps, labels = np.array([[[1.0], [1], [0], [0]]], "float32"), np.zeros((1, 4, 1), "float32")
    if by_hand:  # the padding gets no weight, and the rest as much more
        end = layers.Dense(1, use_bias=False, kernel_initializer="ones")(start)
        model = tf.keras.Model(start, end)
        weights = (steps[..., 0] != 0).astype("float32")
        kind = {"sample_weight_mode": "temporal"} if tf.__version__.startswith(("1.", "2.0.", "2.1.")) else {}
        model.compile("sgd", "mae", **kind)
        got = model.evaluate(steps, labels, sample_weight=weights * weights.size / weights.sum(), verbose=0)
    else:
        got = model.evaluate(steps, labels, verbose=0)
    detail = "loss %.2f of two steps that are off by one, and two that are masked" % got
    return ("absent" if abs(got - 1) < 1e-4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
