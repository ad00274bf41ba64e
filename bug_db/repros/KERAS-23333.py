"""The Tversky loss takes alpha for beta: false positives cost what false negatives should."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, swapped=False):
    losses = tf.keras.losses
    if not hasattr(losses, "Tversky"):
        return "inapplicable", "there is no loss Tversky"
    alpha, beta = 0.2, 0.8
    options = {"alpha": beta, "beta": alpha} if swapped else {"alpha": alpha, "beta": beta}
    labels, guesses = np.array([[1.0, 1, 0, 0]]), np.array([[1.0, 1, 1, 1]])  # two false positives
    got = float(losses.Tversky(**options)(labels, guesses))
    right = 1 - 2 / (2 + alpha * 2)
    detail = "loss %.4f for two false positives at alpha=%.1f, right is %.4f" % (got, alpha, right)
    return ("absent" if abs(got - right) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, swapped=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
