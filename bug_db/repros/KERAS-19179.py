"""BackupAndRestore brings the weights back and trains all epochs once more."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import shutil
import tempfile

import numpy as np
import tensorflow as tf

CHANCE = False


class Stop(Exception):
    pass


def repro(seed, told=False):
    callbacks = tf.keras.callbacks
    Backup = getattr(callbacks, "BackupAndRestore", None)
    if Backup is None:
        return "inapplicable", "there is no BackupAndRestore"
    rows, folder = np.ones((4, 2), "float32"), tempfile.mkdtemp()
    source = tf.keras.Input((2,))
    model = tf.keras.Model(source, tf.keras.layers.Dense(2)(source))
    model.compile("sgd", "mse")
    begun = []

    class Count(callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            if epoch == 4 and not resumed:
                raise Stop()
            begun.append(epoch)

    resumed = False
    try:
        model.fit(rows, rows, epochs=6, verbose=0, callbacks=[Backup(folder), Count()])
    except Stop:
        pass
    resumed, first = True, len(begun)
    try:
        start = first if told else 0
        model.fit(rows, rows, epochs=6, verbose=0, callbacks=[Backup(folder), Count()], initial_epoch=start)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    more = len(begun) - first
    return ("absent" if more == 2 else "reproduced"), "after 4 of 6 epochs, %d more are trained" % more


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
