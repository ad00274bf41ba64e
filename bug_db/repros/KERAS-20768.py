"""map_coordinates with the fill mode reflect mirrors what lies before the first cell one cell too far."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, padded=False):
    image = getattr(getattr(tf.keras, "ops", None), "image", None)
    if not hasattr(image, "map_coordinates"):
        return "inapplicable", "there is no keras.ops.image.map_coordinates"
    cells, where = np.array([10.0, 20, 30, 40], "float32"), np.array([[-2.0, -1, 0, 3, 4]], "float32")
    right = np.array([20.0, 10, 10, 40, 40])  # d c b a | a b c d | d c b a
    if padded:
        got = image.map_coordinates(np.pad(cells, 2, mode="symmetric"), where + 2, order=1, fill_mode="nearest")
    else:
        got = image.map_coordinates(cells, where, order=1, fill_mode="reflect")
    got = np.asarray(got)
    detail = "at %s of %s stand %s, right are %s" % (where[0].tolist(), cells.tolist(), got.tolist(), right.tolist())
    return ("absent" if np.allclose(got, right) else "reproduced"), detail


def workaround(seed):
    return repro(seed, padded=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
