"""The micro F1 score weighs each cell by the weights of its whole column, not by its own."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def by_hand(labels, guesses, weights):
    true = (labels * guesses * weights).sum()
    false = ((1 - labels) * guesses * weights).sum() + (labels * (1 - guesses) * weights).sum()
    return 2 * true / (2 * true + false)


def repro(seed, flat=False):
    if not hasattr(tf.keras.metrics, "F1Score"):
        return "inapplicable", "there is no metric F1Score"
    labels = np.array([[1, 0], [1, 1], [0, 1]], "float32")
    scores = np.array([[0.9, 0.8], [0.1, 0.9], [0.7, 0.2]], "float32")
    weights = np.array([[1, 0], [5, 1], [0, 3]], "float32")
    metric = tf.keras.metrics.F1Score(average="micro", threshold=0.5)
    try:
        if flat:
            metric.update_state(labels.reshape(-1, 1), scores.reshape(-1, 1), sample_weight=weights.ravel())
        else:
            metric.update_state(labels, scores, sample_weight=weights)
    except (ValueError, tf.errors.InvalidArgumentError) as error:
        return "loud", type(error).__name__
    got, right = float(np.asarray(metric.result())), float(by_hand(labels, scores > 0.5, weights))
    return ("absent" if abs(got - right) < 1e-4 else "reproduced"), "F1 %.4f, by hand %.4f" % (got, right)


def workaround(seed):
    return repro(seed, flat=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
