"""A mean whose weights add up to less than zero explodes."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, turned=False):
    mean, sign = tf.keras.metrics.Mean(), -1.0 if turned else 1.0
    mean.update_state(np.array([1.0, 3, 5, 7]), sample_weight=sign * np.array([-1.0, -1, 0, 0]))
    got = float(mean.result())
    return ("absent" if abs(got - 2) < 1e-3 else "reproduced"), "the mean of 1 and 3, each weighed -1, is %g" % got


def workaround(seed):
    return repro(seed, turned=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
