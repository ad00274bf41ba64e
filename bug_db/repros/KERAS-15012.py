"""The sparse cross-entropy of float16 guesses takes a class for its neighbour."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, kind="float16"):
    guesses = np.zeros((1, 3000))
    guesses[0, 2049] = 10.0  # sure, and right
    right = float(np.log(np.exp(guesses).sum()) - 10)
    if not hasattr(tf.keras.losses, "SparseCategoricalCrossentropy"):
        return "inapplicable", "there is no SparseCategoricalCrossentropy"
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    try:
        got = float(value(loss(tf.constant([2049]), tf.cast(tf.constant(guesses.astype("float16")), kind))))
    except (TypeError, ValueError) as error:
        return "loud", str(error).split("\n")[0][:90]
    return ("absent" if abs(got - right) < 0.1 else "reproduced"), "loss %.3f, must be %.3f" % (got, right)


def workaround(seed):
    return repro(seed, kind="float32")


if __name__ == "__main__":
    print(": ".join(repro(0)))
