"""evaluate() on arrays draws a progress bar of thousands of characters instead of thirty."""

import io
import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANT_OF = "evaluate"
CHANCE = False
SAMPLES = 640
# Bars are 30 characters wide, or 20 in Keras 3, which draws them with a line instead of equals signs.
WIDTH = 30
BAR = re.compile("[=\u2501]+")


class Terminal(io.StringIO):
    """Keeps what is written; the progress bar takes it for a terminal."""

    def isatty(self):
        return True


def shown_by(action):
    """What the action writes to the standard output."""
    real, sys.stdout = sys.stdout, Terminal()
    try:
        action()
        return sys.stdout.getvalue()
    finally:
        sys.stdout = real


def longest_bar(text):
    """The length of the longest bar; there must be one."""
    return max(len(bar) for bar in BAR.findall(text))


def repro(seed):
    numbers = np.random.RandomState(seed)
    inputs = numbers.uniform(size=(SAMPLES, 6)).astype("float32")
    labels = inputs[:, :3].argmax(axis=1)
    model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax", input_shape=(6,))])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    fitted = longest_bar(shown_by(lambda: model.fit(inputs, labels, epochs=1)))
    evaluated = longest_bar(shown_by(lambda: model.evaluate(inputs, labels)))
    detail = "the longest bar of fit is of %d characters, that of evaluate of %d" % (fitted, evaluated)
    return ("reproduced" if evaluated > WIDTH else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
