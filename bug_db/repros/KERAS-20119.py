"""A functional model that gives a tuple gives a list after loading."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, made_tuple=False):
    source = tf.keras.Input((1,))
    model = tf.keras.Model(source, (tf.keras.layers.Dense(1)(source), tf.keras.layers.Dense(2)(source)))
    again = tf.keras.Model.from_config(model.get_config())
    before, after = model(tf.ones((1, 1))), again(tf.ones((1, 1)))
    if made_tuple:
        before, after = tuple(before), tuple(after)
    detail = "%s before, %s after" % (type(before).__name__, type(after).__name__)
    return ("absent" if type(before) is type(after) else "reproduced"), detail


def workaround(seed):
    return repro(seed, made_tuple=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
