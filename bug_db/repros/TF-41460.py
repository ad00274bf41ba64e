"""apply_affine_transform shifts and zooms along the other axis."""

import os
import sys
import types

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np


def affine_transform(cells, matrix, offset=0.0, **options):
    """What scipy.ndimage's does, to the nearest cell."""
    after = np.zeros_like(cells)
    for row in range(cells.shape[0]):
        for column in range(cells.shape[1]):
            y, x = np.round(np.dot(matrix, [row, column]) + offset).astype(int)
            if 0 <= y < cells.shape[0] and 0 <= x < cells.shape[1]:
                after[row, column] = cells[y, x]
    return after


try:
    import scipy.ndimage
except ImportError:  # TensorFlow does not bring it, and a shift needs no more of it than this
    scipy = types.ModuleType("scipy")
    scipy.ndimage, scipy.linalg = types.ModuleType("scipy.ndimage"), types.ModuleType("scipy.linalg")
    scipy.ndimage.affine_transform = affine_transform
    scipy.ndimage.interpolation = scipy.ndimage
    sys.modules.update({"scipy": scipy, "scipy.ndimage": scipy.ndimage, "scipy.linalg": scipy.linalg})

import tensorflow as tf

CHANCE = False

for name in ("apply_affine_transform", "random_shift"):  # where TensorFlow was imported before
    home = getattr(getattr(tf.keras.preprocessing.image, name, None), "__globals__", {})
    home.update(scipy=scipy, ndimage=scipy.ndimage)


def repro(seed, exchanged=False):
    transform = getattr(tf.keras.preprocessing.image, "apply_affine_transform", None)
    if transform is None:
        return "inapplicable", "there is no apply_affine_transform"
    picture = np.zeros((9, 9, 1), "float32")
    picture[4, 4] = 1
    axes = {"row_axis": 0, "col_axis": 1, "channel_axis": 2, "fill_mode": "constant", "order": 0}
    picture = transform(picture, **dict(axes, **{"ty" if exchanged else "tx": 3}))
    row, column = np.unravel_index(np.argmax(picture), (9, 9))[:2]
    detail = "tx=3 takes the middle to row %d, column %d, of nine each" % (row, column)
    return ("absent" if row == 4 and column != 4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, exchanged=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
