"""On PyTorch average pooling with padding "same" counts the padding where the two sides do not get as much of it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
BACKEND = "torch"


def pooled(row, size, stride):
    """The windows of "same", each averaged over those of its numbers that are there."""
    count = -(-len(row) // stride)
    before = max((count - 1) * stride + size - len(row), 0) // 2
    starts = [number * stride - before for number in range(count)]
    return [np.mean(row[max(start, 0) : start + size]) for start in starts]


def repro(seed):
    if not hasattr(tf.keras, "ops"):
        return "inapplicable", "there is no tf.keras.ops"
    numbers = np.random.RandomState(seed)
    wrong = []
    # Two long with windows of three, and six long: one more place to the right; the last is even.
    for length, size, stride in ((2, 3, 2), (6, 3, 2), (6, 3, 3), (5, 3, 2)):
        row = numbers.uniform(1, 2, size=length).astype("float32")
        layer = tf.keras.layers.AveragePooling1D(size, strides=stride, padding="same", data_format="channels_last")
        found = tf.keras.ops.convert_to_numpy(layer(row[None, :, None]))[0, :, 0]
        wanted = pooled(row, size, stride)
        if found.shape != (len(wanted),) or not np.allclose(found, wanted, atol=1e-5):
            wrong.append("%d by %d/%d: %s, not %s" % (length, size, stride, found.round(3), np.round(wanted, 3)))
    return ("reproduced" if wrong else "absent"), "; ".join(wrong) or "all are right"


if __name__ == "__main__":
    print(": ".join(repro(0)))
