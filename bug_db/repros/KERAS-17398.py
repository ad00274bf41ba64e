"""width_shift_range shifts an image up or down, height_shift_range to the side."""

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

for name in ("random_shift", "apply_affine_transform"):  # where TensorFlow was imported before
    home = getattr(getattr(tf.keras.preprocessing.image, name, None), "__globals__", {})
    home.update(scipy=scipy, ndimage=scipy.ndimage)

VARIANTS = ("generator", "function")


def moved(variant, aside, along):
    """The row and the column to which a dot in the middle has moved."""
    image = tf.keras.preprocessing.image
    picture = np.zeros((9, 9, 1), "float32")
    picture[4, 4] = 1
    if variant == "generator":
        options = {"width_shift_range": [aside]} if aside else {"height_shift_range": [along]}
        options = dict(options, fill_mode="constant", data_format="channels_last")
        picture = image.ImageDataGenerator(**options).random_transform(picture)
    else:
        wide, high = aside / 9.0, along / 9.0
        picture = image.random_shift(picture, wide, high, 0, 1, 2, fill_mode="constant", interpolation_order=0)
    return np.unravel_index(np.argmax(picture), (9, 9))


def repro(seed, variant, exchanged=False):
    try:
        for seed in range(9):  # until it is no shift by nothing
            np.random.seed(seed)
            row, column = moved(variant, 0, 3) if exchanged else moved(variant, 3, 0)
            if (row, column) != (4, 4):
                break
    except (AttributeError, TypeError):
        return "inapplicable", "this way to shift is not there"
    detail = "a shift along the width takes the middle to row %d, column %d, of nine each" % (row, column)
    return ("absent" if row == 4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, exchanged=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
