"""The last line of the progress bar averages what is an average already."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import contextlib
import io
import re

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("evaluate", "fit")


def repro(seed, variant, silent=False):
    layers = tf.keras.layers
    model = tf.keras.Sequential([tf.keras.Input((1,)), layers.Dense(1, use_bias=False, kernel_initializer="zeros")])
    model.compile(tf.keras.optimizers.SGD(0.0), loss="mse")
    x, y = np.ones((4, 1), "float32"), np.array([[1.0], [2], [3], [4]], "float32")
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        if variant == "evaluate":
            right = model.evaluate(x, y, batch_size=1, verbose=0 if silent else 1)
        else:
            past = model.fit(x, y, batch_size=1, shuffle=False, verbose=0 if silent else 1)
            right = past.history["loss"][-1]
        if silent:
            print("loss: %.4f" % right)
    shown = float(re.findall(r"loss: ([\d.e+-]+)", written.getvalue())[-1])
    detail = "the last line shows a loss of %.4f, what comes back is %.4f" % (shown, right)
    return ("absent" if abs(shown - right) < 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, silent=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
