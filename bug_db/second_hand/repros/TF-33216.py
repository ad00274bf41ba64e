"""The first epoch of fit() on a tf.data.Dataset counts its batches out of "Unknown", although the dataset knows how many it has."""

import io
import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
BATCHES = 7


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


def repro(seed):
    numbers = np.random.RandomState(seed)
    inputs = numbers.uniform(size=(4 * BATCHES, 3)).astype("float32")
    targets = inputs.sum(axis=1, keepdims=True)
    dataset = tf.data.Dataset.from_tensor_slices((inputs, targets)).batch(4)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
    model.compile(optimizer="sgd", loss="mse")
    try:
        text = shown_by(lambda: model.fit(dataset, epochs=2, verbose=1))
    except ValueError as error:
        return "loud", str(error).split("\n")[0]
    # Everything up to the heading of the second epoch belongs to the first one.
    first, second = re.split("Epoch 2/2", text)
    unknown, counted = len(re.findall(r"\d+/Unknown", first)), "%d/%d" % (BATCHES, BATCHES)
    if counted not in second:
        raise AssertionError("the second epoch does not say %s: %r" % (counted, second[-200:]))
    detail = "%d of the first epoch's updates say Unknown, %d of the second's" % (unknown, second.count("Unknown"))
    if not unknown and counted not in first:
        raise AssertionError("the first epoch does not say %s: %r" % (counted, first[-200:]))
    return ("reproduced" if unknown else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
