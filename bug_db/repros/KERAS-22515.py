"""Depthwise convolution with strides and dilation gives less, and other numbers."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


VARIANTS = ("depthwise", "separable")


def repro(seed, variant, strided_after=False):
    convolve = ops("depthwise_conv" if variant == "depthwise" else "separable_conv")
    if convolve is None:
        return "inapplicable", "there is no such function in keras.ops"
    picture = np.arange(100, dtype="float32").reshape(1, 10, 10, 1)
    kernels = [np.ones((3, 3, 1, 1), "float32")] + [np.ones((1, 1, 1, 1), "float32")] * (variant == "separable")
    right = np.array([[picture[0, i : i + 5 : 2, j : j + 5 : 2, 0].sum() for j in (0, 2, 4)] for i in (0, 2, 4)])
    try:
        if strided_after:
            got = np.asarray(convolve(picture, *kernels, dilation_rate=2))[:, ::2, ::2]
        else:
            got = np.asarray(convolve(picture, *kernels, strides=2, dilation_rate=2))
    except Exception as error:
        return "loud", str(error).splitlines()[0]
    got = got[0, :, :, 0]
    if got.shape == right.shape and np.allclose(got, right):
        return "absent", "the right sums, %s" % (got.shape,)
    return "reproduced", "%s values, the last is %s; right are %s, %s" % (
        got.shape,
        got[-1, -1],
        right.shape,
        right[-1, -1],
    )


def workaround(seed, variant):
    return repro(seed, variant, strided_after=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
