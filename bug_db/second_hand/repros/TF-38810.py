"""fit() with a TensorBoard callback as it comes cuts its progress in two with the profiler's messages.

A line before the first progress of an epoch does not count: the profiler has long said that it is started.
"""

import os
import re
import subprocess
import sys
import tempfile

CHANCE = False
PROFILER = re.compile("(core|python)/profiler/|Dumped tool data")


def train(folder):
    """Trains with the callback; it is run in a process of its own, whose messages nobody has turned off."""
    import numpy as np
    import tensorflow as tf

    inputs = np.ones((8, 2), "float32")
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer="sgd", loss="mse")
    callback = tf.keras.callbacks.TensorBoard(folder)
    print("training begins", flush=True)
    model.fit(inputs, inputs[:, :1], batch_size=4, epochs=3, verbose=1, callbacks=[callback])
    print("training is over", flush=True)


def repro(seed):
    environment = {name: text for name, text in os.environ.items() if name != "TF_CPP_MIN_LOG_LEVEL"}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, os.path.abspath(__file__), "train", folder]
        # What is seen is what a terminal shows: both outputs in their order.
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        text = done.stdout.decode("utf-8", "replace")
        if "TBNotInstalledError" in text:
            return "inapplicable", "this release comes without tensorboard"
        if done.returncode:
            raise AssertionError(text[-300:])
    during = text.split("training begins")[1].split("training is over")[0]
    during = during.split("Epoch 1/3", 1)[-1]
    begun = re.search(r"\d+/\d+", during)
    if not begun:
        raise AssertionError("there is no progress: %r" % during[-300:])
    during = during[begun.start() :]
    told = [line.strip() for line in during.splitlines() if PROFILER.search(line)]
    detail = "%d lines of the profiler after the first progress" % len(told)
    if told:
        detail += ", the last one: %s" % re.sub(re.escape(folder), "FOLDER", told[-1])[-120:]
    return ("reproduced" if told else "absent"), detail


if __name__ == "__main__":
    if sys.argv[1:2] == ["train"]:
        train(sys.argv[2])
    else:
        print(": ".join(repro(0)))
