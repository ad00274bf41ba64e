"""TensorBoard writes what evaluate measures at step 0, each time."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    folder = tempfile.mkdtemp()
    board = tf.keras.callbacks.TensorBoard(folder, update_freq="batch")
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    rows = np.ones((8, 1), "float32")
    try:
        model.fit(rows, rows, batch_size=2, verbose=0, callbacks=[board])
    except Exception as error:
        if type(error).__name__ != "TBNotInstalledError":
            raise
        return "inapplicable", "TensorBoard is not installed"
    steps = []
    for root, _, names in os.walk(folder):
        for name in [name for name in names if "tfevents" in name]:
            for event in tf.compat.v1.train.summary_iterator(os.path.join(root, name)):
                steps += [event.step for value in event.summary.value if value.tag == "batch_loss"]
    shutil.rmtree(folder)
    if not steps:
        return "inapplicable", "no batch_loss is written"
    return ("absent" if len(set(steps)) > 1 else "reproduced"), "batch_loss is written at the steps %s" % steps


if __name__ == "__main__":
    print(": ".join(repro(0)))
