"""A CSVLogger that serves two trainings writes the second one by the columns of the first."""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, anew=False):
    path = os.path.join(tempfile.mkdtemp(), "log.csv")
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    rows = np.ones((4, 1), "float32")
    log = tf.keras.callbacks.CSVLogger(path)
    model.compile("sgd", "mse")
    model.fit(rows, rows, verbose=0, callbacks=[log])
    model.compile("sgd", "mse", metrics=["mae"])
    if anew:
        log = tf.keras.callbacks.CSVLogger(path)
    model.fit(rows, rows, verbose=0, callbacks=[log])
    with open(path) as file:
        columns = file.readline().strip()
    return ("absent" if "mae" in columns or "mean_absolute" in columns else "reproduced"), "columns with a metric: %s" % columns


def workaround(seed):
    return repro(seed, anew=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
