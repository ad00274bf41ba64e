"""On PyTorch ops.pad with mode="symmetric" repeats the edge in place of mirroring."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, by_hand=False):
    pad = ops("pad")
    if pad is None:
        return "inapplicable", "there is no keras.ops.pad"
    row = np.array([1.0, 2, 3, 4, 5], "float32")
    got = np.pad(row, 2, mode="symmetric") if by_hand else pad(row, ((2, 2),), mode="symmetric")
    got = tf.keras.ops.convert_to_numpy(got).tolist()
    right = [2.0, 1, 1, 2, 3, 4, 5, 5, 4]
    return ("absent" if got == right else "reproduced"), "1 to 5, mirrored at both ends, are %s" % got


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
