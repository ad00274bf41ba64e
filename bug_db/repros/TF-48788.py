"""Without eager mode the progress bar of a Sequence names the batch and its size among the metrics."""

import contextlib
import io
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Rows(tf.keras.utils.Sequence):
    """Ten batches of four rows."""

    def __len__(self):
        return 10

    def __getitem__(self, index):
        return np.ones((4, 1), "float32"), np.ones((4, 1), "float32")


def repro(seed, by_epoch=False):
    if not hasattr(tf.compat.v1, "disable_eager_execution"):
        return "inapplicable", "there is no graph mode"
    tf.compat.v1.disable_eager_execution()
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
    model.compile("sgd", "mse")
    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()):
            model.fit(Rows(), epochs=1, verbose=2 if by_epoch else 1)
    except RuntimeError as error:
        return "loud", str(error).split("\n")[0][:100]
    last = told.getvalue().replace("\b", "").replace("\r", "\n").strip().split("\n")[-1]
    shown = last.split("- ", 1)[-1]
    wrong = "size:" in last or "batch:" in last
    return ("reproduced" if wrong else "absent"), "the bar ends in %s" % shown


def workaround(seed):
    return repro(seed, by_epoch=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
