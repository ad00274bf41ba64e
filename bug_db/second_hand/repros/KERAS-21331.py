"""The last line of fit()'s progress bar does not show the epoch's loss that the history and the log file have."""

import io
import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    inputs = np.ones((5, 2), "float32")
    targets = np.array([[1], [2], [3], [4], [10]], "float32")
    model = tf.keras.Sequential(
        [tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros", input_shape=(2,))]
    )
    # A rate of 0 keeps the predictions at 0: the loss of each batch is its target's square.
    model.compile(optimizer=tf.keras.optimizers.SGD(0.0), loss="mse")
    real, sys.stdout = sys.stdout, io.StringIO()
    try:
        history = model.fit(inputs, targets, batch_size=1, epochs=1, verbose=1, shuffle=False).history["loss"]
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = real
    wanted = float(np.mean(targets**2))
    if abs(history[0] - wanted) > 1e-3:
        raise AssertionError("the history says %.4f, not %.4f" % (history[0], wanted))
    shown = float(re.findall(r"loss: ([0-9.e+-]+)", text)[-1])
    detail = "the bar ends with %.4f, the epoch's loss is %.4f" % (shown, wanted)
    return ("absent" if abs(shown - wanted) < 1e-2 else "reproduced"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
