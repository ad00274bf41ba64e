"""EarlyStopping keeps the last weights where the epochs run out first."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, taken=False):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))])
    try:
        sgd = tf.keras.optimizers.SGD(1.1)  # so large that each step leads further away
        stop = tf.keras.callbacks.EarlyStopping("loss", patience=5, restore_best_weights=True)
    except TypeError as error:
        return "inapplicable", str(error)[:90]
    model.compile(sgd, "mse")
    model.fit(np.ones((1, 1)), np.zeros((1, 1)), epochs=3, verbose=0, callbacks=[stop])
    if taken:
        model.set_weights(stop.best_weights)
    got = float(model.get_weights()[0][0, 0])
    detail = "the weight is %.3f, -1.200 after the best epoch and -1.728 after the last" % got
    return ("absent" if abs(got + 1.2) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, taken=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
