"""A callback that is used for a second fit() goes by the best value of the first."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


VARIANTS = ("early-stopping", "reduce-lr")


class Falls(tf.keras.callbacks.Callback):
    """Gives the others losses of its own that fall from epoch to epoch."""

    def __init__(self, first):
        super(Falls, self).__init__()
        self.first = first

    def on_epoch_end(self, epoch, logs=None):
        if logs is not None:
            logs["score"] = self.first - 0.1 * epoch


def made(variant):
    if variant == "early-stopping":
        return tf.keras.callbacks.EarlyStopping(monitor="score", patience=2, mode="min")
    return tf.keras.callbacks.ReduceLROnPlateau(monitor="score", patience=2, mode="min", factor=0.5)


def repro(seed, variant, fresh=False):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
    model.compile(tf.keras.optimizers.SGD(0.5), "mse", run_eagerly=True)
    rows = np.zeros((1, 1), "float32")
    callback = made(variant)
    model.fit(rows, rows, epochs=4, verbose=0, callbacks=[Falls(1.0), callback])
    if fresh:
        callback = made(variant)
    history = model.fit(rows, rows, epochs=6, verbose=0, callbacks=[Falls(9.0), callback])
    epochs = len(history.history["loss"])
    rate = model.optimizer.learning_rate
    rate = float(tf.keras.backend.get_value(rate) if hasattr(tf.keras.backend, "get_value") else rate)
    detail = "the second fit falls each epoch: it ran %d of 6 epochs, and the rate of 0.5 is %.4f" % (epochs, rate)
    return ("absent" if epochs == 6 and rate == 0.5 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, fresh=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
