"""ops.image.resize wraps around, or cuts, where the image is of whole numbers."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("bicubic", "bilinear")


def repro(seed, variant, floats=False):
    image = getattr(getattr(tf.keras, "ops", None), "image", None)
    if image is None:
        return "inapplicable", "there is no keras.ops.image"
    values = np.array([[0, 1], [254, 255]], "uint8").reshape(1, 2, 2, 1)
    if variant == "bilinear":
        values = np.array([[0, 10], [0, 10]], "uint8").reshape(1, 2, 2, 1)
    options = {"interpolation": "bicubic" if variant == "bicubic" else "bilinear", "data_format": "channels_last"}
    right = np.asarray(image.resize(values.astype("float32"), (4, 4), **options))
    right = np.clip(np.round(right), 0, 255)
    if floats:
        got = np.clip(np.round(np.asarray(image.resize(values.astype("float32"), (4, 4), **options))), 0, 255)
        got = got.astype("uint8")
    else:
        got = np.asarray(image.resize(values, (4, 4), **options))
    got, right = got.astype(int)[0, 0, :, 0].tolist(), right.astype(int)[0, 0, :, 0].tolist()
    return ("absent" if got == right else "reproduced"), "the first row is %s, right is %s" % (got, right)


def workaround(seed, variant):
    return repro(seed, variant, floats=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
