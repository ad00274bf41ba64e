"""CSVLogger leaves the validation out where it is not done in the first epoch."""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, every=2):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer="sgd", loss="mse")
    rows, labels = np.ones((4, 2)), np.ones(4)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.csv")
        options = {"epochs": 4, "verbose": 0, "callbacks": [tf.keras.callbacks.CSVLogger(path)]}
        try:
            model.fit(rows, labels, validation_data=(rows, labels), validation_freq=every, **options)
        except TypeError as error:
            return "inapplicable", str(error).split("\n")[0][:90]
        with open(path) as file:
            columns = file.readline().strip().split(",")
    return ("absent" if "val_loss" in columns else "reproduced"), "columns %s" % ", ".join(columns)


def workaround(seed):
    return repro(seed, every=1)


if __name__ == "__main__":
    print(": ".join(repro(0)))
