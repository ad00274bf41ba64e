"""map_coordinates with the fill mode constant loses what lies inside, where some points lie outside."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, padded=False):
    image = getattr(getattr(tf.keras, "ops", None), "image", None)
    if not hasattr(image, "map_coordinates"):
        return "inapplicable", "there is no keras.ops.image.map_coordinates"
    ones = np.ones((2, 2), "float32")
    where = np.array(np.meshgrid(np.arange(-1, 3), np.arange(-1, 3), indexing="ij"), "float32")
    if padded:
        got = np.asarray(image.map_coordinates(np.pad(ones, 1), where + 1, order=1, fill_mode="nearest"))
    else:
        try:
            got = np.asarray(image.map_coordinates(ones, where, order=1, fill_mode="constant"))
        except tf.errors.InvalidArgumentError as error:
            return "loud", type(error).__name__
    right = np.pad(ones, 1)
    return ("absent" if np.allclose(got, right) else "reproduced"), "got %s, right is %s" % (
        got.tolist(),
        right.tolist(),
    )


def workaround(seed):
    return repro(seed, padded=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
