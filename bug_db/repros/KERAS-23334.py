"""The adjusted R2Score counts a sample once for each output, and those of weight zero too."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("outputs", "weights")


def adjusted(score, samples, regressors):
    return 1 - (1 - score) * (samples - 1) / (samples - regressors - 1)


def repro(seed, variant, by_hand=False):
    metrics = tf.keras.metrics
    if not hasattr(metrics, "R2Score"):
        return "inapplicable", "there is no metric R2Score"
    labels = np.array([[1.0, 2], [2, 1], [4, 3], [5, 7], [3, 3]], "float32")
    guesses = labels + np.array([[0.5, -0.5], [0.2, 0.3], [-0.4, 0.1], [0.3, 0.2], [0.1, -0.3]], "float32")
    weights = None
    if variant == "weights":
        labels, guesses, weights = labels[:, :1], guesses[:, :1], np.array([1.0, 1, 1, 1, 0], "float32")
    kept = labels if weights is None else labels[:4]
    plain, fitted = metrics.R2Score(), metrics.R2Score(num_regressors=0 if by_hand else 1)
    for one in (plain, fitted):
        one.update_state(labels, guesses, sample_weight=weights)
    right = adjusted(float(plain.result()), len(kept), 1)
    got = adjusted(float(fitted.result()), len(kept), 1) if by_hand else float(fitted.result())
    detail = "adjusted for one regressor over %d samples %.5f, right is %.5f" % (len(kept), got, right)
    return ("absent" if abs(got - right) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, by_hand=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
