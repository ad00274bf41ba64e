"""On PyTorch a strided convolution with padding="same" is off where its kernel is oblong or shorter than its stride."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("short-kernel", "oblong-kernel")


def same(image, kernel, stride):
    """The convolution, written out."""
    rows, columns = kernel.shape
    height, width = (-(-size // stride) for size in image.shape)
    sizes = [
        max(0, (count - 1) * stride + extent - size)
        for count, extent, size in zip((height, width), kernel.shape, image.shape)
    ]
    padded = np.pad(image, [(size // 2, size - size // 2) for size in sizes], mode="constant")
    found = np.zeros((height, width))
    for i in range(height):
        for j in range(width):
            found[i, j] = (padded[i * stride : i * stride + rows, j * stride : j * stride + columns] * kernel).sum()
    return found


def repro(seed, variant, own_padding=False):
    if variant == "short-kernel":
        image, kernel = np.arange(16.0).reshape(4, 4), np.ones((1, 1))
    else:
        image, kernel = np.arange(49.0).reshape(7, 7), np.ones((3, 5))
    right = same(image, kernel, 2)
    padding = "same"
    given = image
    if own_padding:
        padding = "valid"
        edges = {"short-kernel": [(0, 0), (0, 0)], "oblong-kernel": [(1, 1), (2, 2)]}[variant]
        given = np.pad(image, edges, mode="constant")
    layer = tf.keras.layers.Conv2D(1, kernel.shape, strides=2, padding=padding, kernel_initializer="ones")
    got = tf.keras.ops.convert_to_numpy(layer(given[None, :, :, None].astype("float32")))[0, :, :, 0]
    if got.shape != right.shape:
        return "reproduced", "the result has the shape %s, and should have %s" % (got.shape, right.shape)
    detail = "the first row is %s, and should be %s" % (got[0].tolist(), right[0].tolist())
    return ("absent" if np.allclose(got, right) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, own_padding=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
