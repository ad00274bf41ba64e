"""The last line of evaluate()'s progress tells more samples than there are to be evaluated, such as 200/1, and its bar is as much too long."""

import io
import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("terminal", "file")
CHANCE = False
FRACTION = re.compile(r"(\d+)/(\d+)")


class Output(io.StringIO):
    """Keeps what is written, as a terminal or a file."""

    def __init__(self, terminal):
        super(Output, self).__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


def repro(seed, variant):
    numbers = np.random.RandomState(seed)
    inputs = numbers.uniform(size=(200, 2, 4)).astype("float32")
    labels = numbers.randint(0, 5, size=200)
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Flatten(input_shape=(2, 4)))
    model.add(tf.keras.layers.Dropout(0.25))
    model.add(tf.keras.layers.Dense(5, activation="softmax"))
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    real, sys.stdout = sys.stdout, Output(variant == "terminal")
    try:
        model.evaluate(inputs, labels, verbose=True)
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = real
    done, total = [int(number) for number in FRACTION.findall(text)[-1]]
    signs = max([len(bar) for bar in re.findall("=+", text)] or [0])
    detail = "it ends with %d/%d; the longest bar has %d equals signs" % (done, total, signs)
    return ("reproduced" if done > total and signs > 30 else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
