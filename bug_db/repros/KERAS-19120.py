"""On PyTorch an epoch over numpy arrays takes the rows one by one."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import time

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, in_batches=False):
    keras = tf.keras
    rows = 20000
    x, y = np.zeros((rows, 4), "float32"), np.zeros((rows, 1), "float32")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.train_on_batch(x[:2000], y[:2000])
    model.fit(x[:2000], y[:2000], batch_size=2000, verbose=0)

    def by_hand():
        for start in range(0, rows, 2000):
            model.train_on_batch(x[start : start + 2000], y[start : start + 2000])

    def fit():
        if in_batches:
            by_hand()
        else:
            model.fit(x, y, batch_size=2000, shuffle=False, verbose=0)

    took, needed = (min(seconds(one) for _ in range(3)) for one in (fit, by_hand))
    detail = "an epoch of 10 batches takes %.2f s, and the same batches one after the other %.2f s" % (took, needed)
    return ("reproduced" if took > 4 * needed else "absent"), detail


def seconds(function):
    started = time.time()
    function()
    return time.time() - started


def workaround(seed):
    return repro(seed, in_batches=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
