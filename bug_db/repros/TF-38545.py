"""extract_glimpse with plain offsets reads another window."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, by_slice=False):
    picture = np.arange(9, dtype="float32").reshape(1, 3, 3, 1)
    if by_slice:
        got = picture[:, 1:3, 1:3]
    else:
        options = {"centered": False, "normalized": False}
        got = value(tf.image.extract_glimpse(tf.constant(picture), [2, 2], tf.constant([[1.0, 1.0]]), **options))
    got, right = got[0, :, :, 0], picture[0, 1:3, 1:3, 0]
    detail = "the window at (1, 1) is %s, must be %s" % (got.tolist(), right.tolist())
    return ("absent" if np.array_equal(got, right) else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_slice=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
