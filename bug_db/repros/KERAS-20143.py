"""TensorBoard leaves the step at 0, so that summaries of one's own all land there."""

import importlib
import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


try:
    import tensorboard
except ImportError:
    tensorboard = None


def write_nothing():
    """TensorFlow 2.21 comes without TensorBoard, and raises where a summary is written: its step is there all the same."""
    for summary in (tf.summary, tf.compat.v2.summary, importlib.import_module("tensorflow.summary")):
        summary.scalar = lambda *arguments, **options: True


def repro(seed, own=False):
    if not hasattr(tf.summary, "experimental"):
        return "inapplicable", "there is no default step"
    if tensorboard is None:
        write_nothing()
    steps = []

    class Notes(tf.keras.callbacks.Callback):
        def on_train_batch_begin(self, batch, logs=None):
            if own:
                tf.summary.experimental.set_step(batch)

        def on_train_batch_end(self, batch, logs=None):
            step = tf.summary.experimental.get_step()
            steps.append(None if step is None else int(step))

    folder = tempfile.mkdtemp()
    try:
        model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
        model.compile("sgd", "mse")
        rows = np.zeros((4, 1), "float32")
        board = tf.keras.callbacks.TensorBoard(folder, update_freq="batch", profile_batch=0)
        model.fit(rows, rows, batch_size=1, verbose=0, callbacks=[board, Notes()])
    finally:
        tf.summary.experimental.set_step(None)
        shutil.rmtree(folder, ignore_errors=True)
    return ("absent" if len(set(steps)) == 4 else "reproduced"), "the steps of four batches are %s" % steps


def workaround(seed):
    return repro(seed, own=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
