"""Losses that are given in a dict are taken in the order of the alphabet, not by the names of the outputs."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_position=False):
    keras = tf.keras
    source = keras.Input((1,))
    outputs = []
    for name, factor in (("size", 1.0), ("kind", 2.0)):  # not in the order of the alphabet
        start = keras.initializers.Constant(factor)
        outputs.append(keras.layers.Dense(1, name=name, kernel_initializer=start, use_bias=False)(source))
    model = keras.Model(source, outputs)
    model.compile("sgd", ["mae", "mse"] if by_position else {"size": "mae", "kind": "mse"})
    rows, sizes, kinds = np.full((2, 1), 3.0, "float32"), np.zeros((2, 1), "float32"), np.ones((2, 1), "float32")
    told = model.evaluate(rows, [sizes, kinds], verbose=0)
    got = float(np.ravel(told)[0])
    detail = "the loss is %.1f, right is |3 - 0| + (6 - 1)^2 = 28.0" % got
    return ("absent" if abs(got - 28) < 1e-4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_position=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
