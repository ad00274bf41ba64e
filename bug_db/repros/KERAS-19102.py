"""On PyTorch the gradient through BatchNormalization takes the mean and the variance for constants."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, of_torch=False):
    import torch

    values = np.array([[1.0], [2.0], [4.0]], "float32")
    weights = np.array([[1.0], [0.0], [0.0]], "float32")
    x = torch.tensor(values, requires_grad=True)
    if of_torch:
        y = tf.keras.layers.TorchModuleWrapper(torch.nn.BatchNorm1d(1, eps=1e-3))(x)
    else:
        y = tf.keras.layers.BatchNormalization(epsilon=1e-3)(x, training=True)
    (y * torch.tensor(weights)).sum().backward()
    got = x.grad.numpy().ravel()

    def normed(given):
        given = given.astype("float64")
        return float((weights * (given - given.mean()) / np.sqrt(given.var() + 1e-3)).sum())

    right = []
    for row in range(3):
        step = np.zeros_like(values, dtype="float64")
        step[row] = 1e-4
        right.append((normed(values + step) - normed(values - step)) / 2e-4)
    detail = "the gradient is %s, and should be %s" % (np.round(got, 3).tolist(), np.round(right, 3).tolist())
    return ("absent" if np.allclose(got, right, atol=1e-2) else "reproduced"), detail


def workaround(seed):
    return repro(seed, of_torch=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
