"""The TensorBoard callback, as it is by default, writes lines of the profiler's log into the middle of the progress bar.

Only lines after the first counter of the epoch break up the bar: a line that stands above leaves it whole.
"""

import os
import re
import subprocess
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

CHANCE = False


def train(folder, **how):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer="sgd", loss="mse")
    inputs, targets = np.ones((8, 2), dtype="float32"), np.ones((8, 1), dtype="float32")
    callback = tf.keras.callbacks.TensorBoard(log_dir=folder, **how)
    model.fit(inputs, targets, batch_size=2, epochs=2, verbose=1, callbacks=[callback])


def repro(seed, *how):
    # What the C++ code logs is decided when tensorflow is imported: so this is a process of its own, whose log is read.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.Popen(
            [sys.executable, "-u", __file__, "train", folder] + list(how),
            env=dict(os.environ, TF_CPP_MIN_LOG_LEVEL="0"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        log = done.communicate()[0].decode("utf-8", "replace")
    if "TBNotInstalledError" in log:
        return "inapplicable", "tensorboard does not come with this release"
    if done.returncode:
        raise RuntimeError("training failed: %s" % log.strip().split("\n")[-1])
    if "Epoch 1/2" not in log or "Epoch 2/2" not in log:
        raise AssertionError("training said nothing: %r" % log[-200:])
    above, within = re.split(r"\d/[48]", log.split("Epoch 1/2", 1)[1], 1)
    line = re.compile(r"[IWE] \S*/profiler/\S*\.cc:\d+\] (.*)")
    lines = line.findall(within)
    detail = "%d lines of the profiler above the bar, %d in it" % (len(line.findall(above)), len(lines))
    detail += "".join(": " + one.split(":")[0] for one in lines[:1])
    return ("reproduced" if lines else "absent"), detail


def workaround(seed):
    return repro(seed, "no-profile")


if __name__ == "__main__":
    if sys.argv[1:2] == ["train"]:
        train(sys.argv[2], **(dict(profile_batch=0) if "no-profile" in sys.argv else {}))
    else:
        print(": ".join(repro(0)))
