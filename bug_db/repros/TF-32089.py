"""The counter of evaluate()'s progress bar says that all samples are of one: 50/1, and the bar is drawn to match."""

import contextlib
import io
import os
import re

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, verbose=1):
    np.random.seed(seed)
    model = tf.keras.Sequential(
        [tf.keras.layers.Flatten(input_shape=(2, 2)), tf.keras.layers.Dropout(0.2), tf.keras.layers.Dense(1)]
    )
    model.compile(optimizer="adam", loss="mae")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        data = np.zeros((50, 2, 2), dtype="float32"), np.zeros((50, 1), dtype="float32")
        loss = model.evaluate(*data, verbose=verbose)
    counters = re.findall(r"(\d+)/(\d+)", printed.getvalue())
    if not verbose:
        return ("reproduced" if counters else "absent"), "%d counters; the loss is %s" % (len(counters), loss)
    if not counters:
        raise AssertionError("there is no counter: %r" % printed.getvalue()[:200])
    done, of = counters[-1]
    return ("absent" if done == of else "reproduced"), "the last counter says %s/%s for 50 samples" % (done, of)


def workaround(seed):
    return repro(seed, verbose=0)


if __name__ == "__main__":
    print(": ".join(repro(0)))
