"""A regularizer that is set on a built layer does nothing."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, made_anew=False):
    model = tf.keras.Sequential([tf.keras.layers.Dense(2, input_shape=(3,))])
    model.layers[-1].kernel_regularizer = tf.keras.regularizers.l2(0.5)
    if made_anew:
        model = type(model).from_config(model.get_config())
    count = len(model.losses)
    return ("absent" if count else "reproduced"), "%d regularisation losses after one was set" % count


def workaround(seed):
    return repro(seed, made_anew=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
