"""utils.normalize along the first axis of a square array divides by the norms of another."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    table = np.array([[3.0, 0.0], [4.0, 2.0]])
    if by_hand:
        normal = table / np.linalg.norm(table, axis=0, keepdims=True)
    else:
        normal = np.asarray(tf.keras.utils.normalize(table, axis=0))
    norms = np.linalg.norm(normal, axis=0)
    return ("absent" if np.allclose(norms, 1) else "reproduced"), "the columns have the norms %s" % norms.round(
        3
    ).tolist()


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
