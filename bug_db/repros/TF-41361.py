"""The metric accuracy compares the largest of several labels, beside a binary loss."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, metric="accuracy"):
    labels = np.array([[1, 1, 0, 0]] * 8, "float32")
    guesses = np.array([[0.9, 0.8, 0.2, 0.7]] * 8, "float32")  # three of four are right
    model = tf.keras.Sequential([tf.keras.layers.Activation("linear", input_shape=(4,))])
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=[metric])
    got = model.evaluate(guesses, labels, verbose=0)[1]
    return ("absent" if abs(got - 0.75) < 1e-3 else "reproduced"), "accuracy %.2f, of the labels 0.75 are right" % got


def workaround(seed):
    return repro(seed, metric="binary_accuracy")


if __name__ == "__main__":
    print(": ".join(repro(0)))
