"""The progress bar of evaluate() on arrays is as many screens long as there are samples."""

import contextlib
import io
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
SAMPLES = 96


def repro(seed, bar=True):
    np.random.seed(seed)
    entry = tf.keras.layers.Input(shape=(3,))
    model = tf.keras.Model(entry, tf.keras.layers.Dense(1)(entry))
    model.compile(optimizer="sgd", loss="mse")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        data = np.ones((SAMPLES, 3), dtype="float32"), np.ones((SAMPLES, 1), dtype="float32")
        if bar:
            model.evaluate(*data)
        else:
            print(model.evaluate(*data, verbose=0))
    # What a line shows is what stands after the last carriage return, less what backspaces take away.
    lines = printed.getvalue().replace("\r", "\n").replace("\b", "").splitlines()
    longest = max(len(line) for line in lines)
    if bar and not any("[=" in line or "\u2501" in line for line in lines):
        raise AssertionError("there is no progress bar: %r" % printed.getvalue()[:200])
    detail = "the longest line has %d characters for %d samples" % (longest, SAMPLES)
    return ("reproduced" if longest > 20 * SAMPLES else "absent"), detail


def workaround(seed):
    return repro(seed, bar=False)


if __name__ == "__main__":
    print(": ".join(repro(0)))
