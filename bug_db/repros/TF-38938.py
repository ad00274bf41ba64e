"""The progress bar counts against "Unknown" though the Sequence that is trained on says how many batches it has."""

import contextlib
import io
import os
import re

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("fit", "fit_generator")
BATCHES = 5


class Feed(tf.keras.utils.Sequence):
    """Five batches of two samples."""

    def __len__(self):
        return BATCHES

    def __getitem__(self, index):
        return np.ones((2, 3), dtype="float32"), np.ones((2, 1), dtype="float32")


def repro(seed, variant):
    np.random.seed(seed)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
    model.compile(optimizer="sgd", loss="mse")
    train = getattr(model, variant, None)
    if train is None:
        return "inapplicable", "there is no %s()" % variant
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        train(Feed(), epochs=2, verbose=1)
    counters = re.findall(r"(\d+)/(\d+|Unknown)", re.sub(r"Epoch \d/\d", "", printed.getvalue()))
    if not counters:
        raise AssertionError("there is no counter: %r" % printed.getvalue()[:200])
    against = sorted({of for _, of in counters})
    detail = "%d batches are counted against %s" % (BATCHES, ", ".join(against))
    return ("absent" if against == [str(BATCHES)] else "reproduced"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
