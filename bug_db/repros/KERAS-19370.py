"""evaluate() hands the metrics back in the order of their names and not as they were given."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_name=False):
    source = tf.keras.Input((2,))
    model = tf.keras.Model(source, tf.keras.layers.Activation("linear")(source))
    model.compile("sgd", "mse", metrics=["mse", "mae"])
    rows = np.zeros((4, 2), "float32")
    if by_name:
        result = model.evaluate(rows, rows + 2, verbose=0, return_dict=True)
        second = [result[name] for name in result if name in ("mae", "mean_absolute_error")][0]
    else:
        second = model.evaluate(rows, rows + 2, verbose=0)[2]
    detail = "the second metric is %.1f, right is 2.0 for the mean absolute error" % second
    return ("absent" if abs(second - 2) < 1e-4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_name=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
