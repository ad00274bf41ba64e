"""evaluate and predict empty the history that fit has left in model.history."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, kept=False):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    rows = np.ones((4, 1), "float32")
    left = []
    for ask in (lambda: model.evaluate(rows, rows, verbose=0), lambda: model.predict(rows, verbose=0)):
        history = model.fit(rows, rows, epochs=3, verbose=0)
        ask()
        left.append(len((history if kept else model.history).history.get("loss", [])))
    detail = "of the losses of 3 epochs %d are left after evaluate, %d after predict" % tuple(left)
    return ("absent" if left == [3, 3] else "reproduced"), detail


def workaround(seed):
    return repro(seed, kept=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
