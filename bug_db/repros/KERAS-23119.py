"""On PyTorch random.shuffle with axis=-1 repeats the first cell of each row."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = True


def repro(seed, counted=False):
    shuffle = getattr(getattr(tf.keras, "random", None), "shuffle", None)
    if shuffle is None:
        return "inapplicable", "there is no keras.random.shuffle"
    table = np.arange(40).reshape(4, 10)
    got = tf.keras.ops.convert_to_numpy(shuffle(table, axis=1 if counted else -1, seed=seed))
    if got.shape != table.shape:
        return "reproduced", "a table of the shape %s comes back as %s" % (table.shape, got.shape)
    kept = np.array_equal(np.sort(got, axis=1), table)
    moved = not np.array_equal(got, table)
    detail = "the first row, 0 to 9, becomes %s" % got[0].tolist()
    return ("absent" if kept and moved else "reproduced"), detail


def workaround(seed):
    return repro(seed, counted=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
