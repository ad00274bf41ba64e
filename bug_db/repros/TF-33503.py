"""fit() on a Sequence that is an attrs class counts the first attribute of the class instead of its batches."""

import contextlib
import io
import os
import re

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
BATCHES = 6


class Attribute(object):
    """What attrs keeps of one attribute; the package is no requirement of the releases, so its marks are set by hand."""

    def __init__(self, name):
        self.name = name


# What `@attr.s` leaves on a class is the tuple `__attrs_attrs__`: by it TensorFlow knows such classes.
class Feed(tf.keras.utils.Sequence):
    """Batches of two samples, whose first attribute is an array of nine numbers."""

    __attrs_attrs__ = (Attribute("table"), Attribute("size"))

    def __init__(self, table, size):
        self.table = table
        self.size = size

    def __len__(self):
        return BATCHES

    def __getitem__(self, index):
        return np.ones((self.size, 3), dtype="float32"), np.ones((self.size, 1), dtype="float32")


class Ordered(Feed):
    """The same with the number first."""

    __attrs_attrs__ = Feed.__attrs_attrs__[::-1]


def repro(seed, feed=Feed):
    np.random.seed(seed)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
    model.compile(optimizer="sgd", loss="mse")
    steps, printed = [], io.StringIO()
    count = tf.keras.callbacks.LambdaCallback(on_batch_end=lambda batch, logs: steps.append(batch))
    with contextlib.redirect_stdout(printed):
        model.fit(feed(np.arange(9), 2), verbose=1, callbacks=[count])
    counters = re.findall(r"(\d+)/(\d+|Unknown)", printed.getvalue().replace("Epoch 1/1", ""))
    if not counters:
        raise AssertionError("there is no counter: %r" % printed.getvalue()[:200])
    done, of = counters[-1]
    detail = "the last counter says %s/%s for %d batches of 2; %d were trained on" % (done, of, BATCHES, len(steps))
    return ("absent" if (done, of) == (str(BATCHES), str(BATCHES)) else "reproduced"), detail


def workaround(seed):
    return repro(seed, Ordered)


if __name__ == "__main__":
    print(": ".join(repro(0)))
