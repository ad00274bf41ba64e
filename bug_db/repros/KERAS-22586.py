"""GroupNormalization in half precision gives NaN for inputs beyond its range."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, in_single=False):
    if not hasattr(tf.keras.layers, "GroupNormalization"):
        return "inapplicable", "there is no GroupNormalization"
    dtype = "float32" if in_single else "mixed_float16"
    value = 70000.0
    rows = np.array([[value, -value] * 2], "float32")
    got = np.asarray(tf.keras.layers.GroupNormalization(2, dtype=dtype)(rows)).astype("float32").ravel()
    detail = "%g and %g come out as %s" % (value, -value, got[:2].tolist())
    return ("absent" if np.allclose(got, [1, -1, 1, -1], atol=1e-2) else "reproduced"), detail


def workaround(seed):
    return repro(seed, in_single=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
