"""GroupNormalization overflows in float16."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, wide=False):
    layers = tf.keras.layers
    if not hasattr(layers, "GroupNormalization"):
        return "inapplicable", "there is no GroupNormalization"
    values = np.array([[1000.0, 2000, 3000, 4000]], "float16")
    layer = layers.GroupNormalization(groups=1, dtype="float32" if wide else "float16")
    got = np.asarray(layer(values.astype("float32") if wide else values)).astype("float32")
    right = (values - 2500.0) / np.sqrt(1250000.0)
    detail = "got %s, right is %s" % (got.round(2).tolist(), right.round(2).tolist())
    return ("absent" if np.allclose(got, right, atol=0.02) else "reproduced"), detail


def workaround(seed):
    return repro(seed, wide=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
