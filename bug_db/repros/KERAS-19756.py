"""TensorBoard writes that an epoch made 0 steps a second."""

import glob
import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def told(folder, tag):
    """The speeds that the event files hold under a tag."""
    for path in glob.glob(os.path.join(folder, "**", "*tfevents*"), recursive=True):
        for event in tf.compat.v1.train.summary_iterator(path):
            for value in event.summary.value:
                if value.tag == tag:
                    yield float(tf.make_ndarray(value.tensor))


def repro(seed, by_batch=False):
    options = {"write_graph": False, "write_steps_per_second": True}
    if by_batch:
        options["update_freq"] = "batch"
    folder = tempfile.mkdtemp()
    try:
        try:
            board = tf.keras.callbacks.TensorBoard(folder, **options)
        except (TypeError, ValueError):
            return "inapplicable", "there is no write_steps_per_second"
        if not hasattr(board, "write_steps_per_second"):
            return "inapplicable", "there is no write_steps_per_second"
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        try:
            model.fit(np.ones((8, 2)), np.ones((8, 1)), batch_size=2, epochs=2, verbose=0, callbacks=[board])
        except Exception as error:
            if type(error).__name__ != "TBNotInstalledError":
                raise
            return "inapplicable", "TensorBoard is not installed here"
        speeds = list(told(folder, "batch_steps_per_second" if by_batch else "epoch_steps_per_second"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not speeds:
        return "inapplicable", "no speed is written"
    wrong = max(speeds) <= 0
    return ("reproduced" if wrong else "absent"), "the speeds are %s" % ("all 0" if wrong else "above 0")


def workaround(seed):
    return repro(seed, by_batch=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
