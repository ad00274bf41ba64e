"""The area under the curve of one class alone is 0."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    metric = tf.keras.metrics.AUC()
    metric.update_state(np.array([1.0, 1, 1]), np.array([0.9, 0.5, 0.3]))
    got = float(metric.result())
    return ("reproduced" if got == 0 else "absent"), "area %s" % got


if __name__ == "__main__":
    print(": ".join(repro(0)))
