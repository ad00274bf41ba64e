"""On a GPU, relu turns NaN into zero, so that a calculation that went wrong looks right."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()

CHANCE = False


def repro(seed):
    # A sum that is computed, since NaN as a constant may be folded before it gets to the device.
    values = tf.constant([np.nan, -1.0, 2.0] * 8) + tf.constant([0.0] * 24)
    found = np.array(tf.keras.activations.relu(values))
    lost = int(np.sum(~np.isnan(found[::3])))
    detail = "%d of 8 NaN came out as numbers, on %s" % (lost, getattr(values, "device", "?").split("/")[-1])
    if not np.allclose(found[1::3], 0.0) or not np.allclose(found[2::3], 2.0):
        raise AssertionError("relu gives %s" % found)
    return ("reproduced" if lost else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
