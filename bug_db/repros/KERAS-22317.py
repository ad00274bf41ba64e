"""TensorBoard writes the histograms of all layers under one name."""

import os
import glob
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, own=False):
    if not hasattr(tf, "function"):
        return "inapplicable", "there are no summaries of TensorFlow 2"
    folder = tempfile.mkdtemp()
    try:
        dense = tf.keras.layers.Dense
        model = tf.keras.Sequential([dense(2, input_shape=(2,), name="one"), dense(2, name="two")])
        model.compile("sgd", "mse")
        rows = np.zeros((2, 2), "float32")
        board = tf.keras.callbacks.TensorBoard(folder, histogram_freq=1, profile_batch=0)
        if own:
            with tf.summary.create_file_writer(folder).as_default():
                for layer in model.layers:
                    tf.summary.histogram(layer.name + "/kernel", layer.get_weights()[0], step=0)
        else:
            model.fit(rows, rows, verbose=0, callbacks=[board])
        tags = set()
        for path in glob.glob(os.path.join(folder, "**", "*tfevents*"), recursive=True):
            for event in tf.compat.v1.train.summary_iterator(path):
                tags.update(value.tag for value in event.summary.value if "kernel" in value.tag)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not tags:
        return "inapplicable", "no histograms are written without validation data"
    return ("absent" if len(tags) == 2 else "reproduced"), "the kernels of two layers are under %s" % sorted(tags)


def workaround(seed):
    return repro(seed, own=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
