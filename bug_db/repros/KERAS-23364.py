"""Dropout that a functional model fixes at training=True is off in predict."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, through_the_call=False):
    tf.random.set_seed(seed) if hasattr(tf.random, "set_seed") else None
    source = tf.keras.Input((200,))
    model = tf.keras.Model(source, tf.keras.layers.Dropout(0.5)(source, training=True))
    ones = np.ones((2, 200), "float32")
    if through_the_call:
        result = np.asarray(model(ones, training=True))
    else:
        result = model.predict(ones, verbose=0)
    dropped = float((result == 0).mean())
    return ("absent" if dropped > 0.2 else "reproduced"), "%.0f %% of the values are dropped, right is about half" % (
        100 * dropped
    )


def workaround(seed):
    return repro(seed, through_the_call=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
