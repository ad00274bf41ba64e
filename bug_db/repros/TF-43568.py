"""What a layer writes to tf.summary under the TensorBoard callback stands at one step."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import glob
import importlib
import shutil
import tempfile

import numpy as np
import tensorflow as tf

CHANCE = False

try:
    import tensorboard
except ImportError:  # the callback cannot write its own values, which are not looked at
    for summary in (importlib.import_module("tensorflow.summary"), tf.summary, tf.compat.v2.summary):
        summary.scalar = lambda *args, **kwargs: None


class Watched(tf.keras.layers.Layer):
    counter = None

    def call(self, inputs):
        tf.summary.write("mean", tf.reduce_mean(inputs), step=self.counter)
        if self.counter is not None:
            self.counter.assign_add(1)
        return inputs


def steps_of(folder):
    steps = []
    for path in sorted(glob.glob(os.path.join(folder, "**", "*events*"), recursive=True)):
        for event in tf.compat.v1.train.summary_iterator(path):
            steps += [event.step for one in event.summary.value if one.tag == "mean" or one.tag.endswith("/mean")]
    return steps


def repro(seed, counted=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    folder = tempfile.mkdtemp()
    try:
        watched = Watched()
        model = tf.keras.Sequential([watched, tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        if counted:
            watched.counter = tf.Variable(0, dtype="int64", trainable=False)
        board = tf.keras.callbacks.TensorBoard(folder, update_freq="batch", profile_batch=0)
        model.fit(np.ones((6, 2)), np.ones((6, 1)), batch_size=2, verbose=0, callbacks=[board])
        steps = steps_of(folder)
    finally:
        shutil.rmtree(folder)
    if not steps:
        return "inapplicable", "nothing is written"
    return ("absent" if len(set(steps)) > 1 else "reproduced"), "written at the steps %s" % steps


def workaround(seed):
    return repro(seed, counted=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
