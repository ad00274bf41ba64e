"""A depthwise convolution with strides and dilations above one gives other numbers."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, stuffed=False):
    picture = np.random.RandomState(0).randint(0, 5, (1, 9, 9, 1)).astype("float32")
    kernel = np.array([[1.0, 2.0], [3.0, 4.0]], "float32")
    spread = np.zeros((3, 3), "float32")
    spread[::2, ::2] = kernel  # a dilation of two, written out
    used, dilation = (spread, 1) if stuffed else (kernel, 2)
    try:
        got = value(
            tf.nn.depthwise_conv2d(
                tf.constant(picture),
                tf.constant(used[:, :, None, None]),
                [1, 2, 2, 1],
                "VALID",
                dilations=[dilation, dilation],
            )
        )[0, :, :, 0]
    except (TypeError, ValueError, tf.errors.OpError) as error:
        return "inapplicable" if "dilations" in str(error) and "unexpected" in str(error) else "loud", str(error)[:90]
    right = np.array(
        [[np.sum(picture[0, y : y + 3, x : x + 3, 0] * spread) for x in (0, 2, 4, 6)] for y in (0, 2, 4, 6)]
    )
    if got.shape != right.shape:
        return "reproduced", "shape %s, must be %s" % (got.shape, right.shape)
    error = np.abs(got - right).max()
    return ("absent" if error < 1e-3 else "reproduced"), "off by up to %.1f" % error


def workaround(seed):
    return repro(seed, stuffed=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
