"""While fit or evaluate runs, the progress bar averages what is an average already."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import contextlib
import io
import re
import time

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("evaluate", "fit")


class Slow(tf.keras.callbacks.Callback):
    """Waits after each batch, so that the bar is drawn for each, and keeps the loss so far."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def on_batch(self, batch, logs=None):
        self.seen.append(float(logs["loss"]))
        time.sleep(0.08)

    on_train_batch_end = on_test_batch_end = on_batch


def repro(seed, variant, from_logs=False):
    layers = tf.keras.layers
    model = tf.keras.Sequential([layers.InputLayer((1,)), layers.Dense(1, use_bias=False, kernel_initializer="zeros")])
    model.compile(tf.keras.optimizers.SGD(0.0), loss="mse")
    x, y = np.ones((4, 1), "float32"), np.array([[1.0], [2], [3], [4]], "float32")
    slow, written = Slow(), io.StringIO()
    with contextlib.redirect_stdout(written):
        if variant == "evaluate":
            model.evaluate(x, y, batch_size=1, verbose=1, callbacks=[slow])
        else:
            model.fit(x, y, batch_size=1, shuffle=False, verbose=1, callbacks=[slow])
    shown = re.findall(r"(?<!\d)3/4[^\r\b]*?loss: ([\d.e+-]+)", written.getvalue())
    if not shown or len(slow.seen) < 3:
        return "inapplicable", "no line is printed for the third batch"
    at, right = slow.seen[2] if from_logs else float(shown[-1]), 14 / 3
    detail = "after three of four batches the bar shows a loss of %.4f, right is %.4f" % (at, right)
    return ("absent" if abs(at - right) < 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, from_logs=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
