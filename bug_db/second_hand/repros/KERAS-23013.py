"""On PyTorch ops.median of an even count of numbers is the lower one of the two in the middle, not their mean."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
BACKEND = "torch"


def repro(seed):
    if not hasattr(tf.keras, "ops"):
        return "inapplicable", "there is no tf.keras.ops"
    values = np.random.RandomState(seed).permutation(24).reshape(4, 6).astype("float32")
    wrong = []
    for axis in (None, 0, 1):
        found = tf.keras.ops.convert_to_numpy(tf.keras.ops.median(values, axis=axis))
        wanted = np.median(values, axis=axis)
        if found.shape != wanted.shape or not np.allclose(found, wanted):
            wrong.append("axis %s: %s, not %s" % (axis, found.tolist(), wanted.tolist()))
    return ("reproduced" if wrong else "absent"), "; ".join(wrong) or "all are right"


if __name__ == "__main__":
    print(": ".join(repro(0)))
