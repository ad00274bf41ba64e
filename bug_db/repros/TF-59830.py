"""The standard deviation of a ragged tensor is lost where the mean is large."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, centred=False):
    if not hasattr(tf, "ragged"):
        return "inapplicable", "there are no ragged tensors"
    row = np.array([10000.0, 10001.0, 10002.0, 10003.0, 10005.0], "float32")
    ragged = tf.ragged.constant([row.tolist(), row[:3].tolist()], dtype=tf.float32)
    right = [np.std(row.astype("float64")), np.std(row[:3].astype("float64"))]
    try:
        if centred:
            ragged = ragged - 10000.0
        got = value(tf.math.reduce_std(ragged, axis=1))
    except (TypeError, ValueError, AttributeError) as error:
        return "inapplicable", str(error).split("\n")[0][:90]
    error = np.abs(got - right).max()
    detail = "%.2f and %.2f, must be %.2f and %.2f" % (got[0], got[1], right[0], right[1])
    return ("absent" if error < 0.05 else "reproduced"), detail


def workaround(seed):
    return repro(seed, centred=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
