"""On JAX BinaryAccuracy calls right predictions wrong where they are booleans."""

import os

BACKEND = "jax"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, cast=False):
    truth = np.array([[True], [False], [True], [False]])
    metric = tf.keras.metrics.BinaryAccuracy()
    given = truth.astype("float32") if cast else truth
    try:
        metric.update_state(given, given)
    except (TypeError, ValueError) as error:
        return "loud", str(error)
    got = float(metric.result())
    return ("absent" if got == 1.0 else "reproduced"), "the accuracy of what is all right is %.2f" % got


def workaround(seed):
    return repro(seed, cast=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
