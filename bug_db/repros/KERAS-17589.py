"""ModelCheckpoint with save_freq saves too late where several steps are one execution."""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Counted(tf.keras.callbacks.ModelCheckpoint):
    """Notes after which batch the file is written."""

    def __init__(self, path, every):
        super(Counted, self).__init__(path, save_freq=every, save_weights_only=True)
        self.path, self.found, self.batches = path, None, 0

    def on_train_batch_end(self, batch, logs=None):
        super(Counted, self).on_train_batch_end(batch, logs)
        if self.found is None and any(os.scandir(os.path.dirname(self.path))):
            self.found = batch + 1


def repro(seed, alone=False):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
    try:
        model.compile("sgd", "mse", steps_per_execution=1 if alone else 4)
    except TypeError:
        return "inapplicable", "there is no steps_per_execution"
    rows = np.ones((16, 1), "float32")
    saved = Counted(os.path.join(tempfile.mkdtemp(), "kept.weights.h5"), 4)
    model.fit(rows, rows, batch_size=1, verbose=0, callbacks=[saved])
    detail = "asked for every 4 batches, the first file is there after %s" % saved.found
    return ("absent" if saved.found == 4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, alone=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
