"""metrics.CosineSimilarity forgets its axis when the model is saved."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, given_again=False):
    metrics = tf.keras.metrics
    if not hasattr(metrics, "CosineSimilarity"):
        return "inapplicable", "there is no metric CosineSimilarity"
    labels, guesses = np.array([[1.0, 2], [3, 1]], "float32"), np.array([[2.0, 1], [1, 5]], "float32")
    metric = metrics.CosineSimilarity(axis=0)
    again = (
        metrics.CosineSimilarity(axis=0) if given_again else metrics.CosineSimilarity.from_config(metric.get_config())
    )
    values = []
    for one in (metric, again):
        one.update_state(labels, guesses)
        values.append(float(one.result()))
    return ("absent" if abs(values[0] - values[1]) < 1e-4 else "reproduced"), "%.4f before, %.4f after" % tuple(values)


def workaround(seed):
    return repro(seed, given_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
