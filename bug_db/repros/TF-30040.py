"""Binary cross-entropy of labels of shape (n,) and predictions of shape (n, 1) compares every label with every prediction.

The two are broadcast against each other to (n, n), and the mean of all pairs passes for the loss.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()

VARIANTS = ("object", "function")


def repro(seed, variant, second_axis=False):
    rng = np.random.RandomState(seed)
    labels = (rng.uniform(size=(16, 1)) > 0.5).astype("float32")
    guesses = np.clip(0.8 * labels + 0.1 + rng.uniform(-0.05, 0.05, size=labels.shape), 0, 1).astype("float32")
    losses = tf.keras.losses
    if variant == "object":
        # With tensors on both sides the object puts the shapes right by itself; with arrays it does not.
        loss = losses.BinaryCrossentropy()
    else:

        def loss(true, guessed):
            return losses.binary_crossentropy(tf.constant(true), tf.constant(guessed))

    right = float(np.mean(np.array(loss(labels, guesses))))
    try:
        flat = float(np.mean(np.array(loss(labels[:, 0][:, None] if second_axis else labels[:, 0], guesses))))
    except (ValueError, tf.errors.InvalidArgumentError) as error:
        return "loud", "raises %s" % type(error).__name__
    detail = "loss %.3f for labels (n, 1), %.3f for the same labels as (n,)" % (right, flat)
    return ("absent" if abs(right - flat) < 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, second_axis=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
