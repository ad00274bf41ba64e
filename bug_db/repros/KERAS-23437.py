"""Categorical cross-entropy smooths the labels by the size of the last axis, whatever `axis` says."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

SMOOTHING = 0.3


def repro(seed, last=False):
    try:
        loss = tf.keras.losses.CategoricalCrossentropy(label_smoothing=SMOOTHING, axis=-1 if last else 1)
    except TypeError:
        return "inapplicable", "this loss has no axis"
    labels = np.zeros((1, 3, 4), "float32")
    labels[0, [0, 1, 2, 0], range(4)] = 1
    scores = np.arange(12, dtype="float32").reshape(1, 3, 4) % 5
    chances = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    right = -((labels * (1 - SMOOTHING) + SMOOTHING / 3) * np.log(chances)).sum(axis=1).mean()
    if last:
        labels, chances = np.moveaxis(labels, 1, -1), np.moveaxis(chances, 1, -1)
    got = float(loss(labels, chances))
    detail = "loss %.4f over three classes on axis 1, right is %.4f" % (got, right)
    return ("absent" if abs(got - right) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, last=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
