"""The gradient of a depthwise convolution is many times slower in float16 than in float32, on a GPU."""

import os
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

ROUNDS = 20


def seconds(dtype):
    """How long some gradients with respect to the kernel take."""
    image = tf.constant(np.random.rand(16, 112, 112, 64), dtype=dtype)
    kernel = tf.Variable(tf.cast(tf.ones((3, 3, 64, 1)), dtype))

    @tf.function
    def gradient():
        with tf.GradientTape() as tape:
            out = tf.nn.depthwise_conv2d(image, kernel, [1, 1, 1, 1], "SAME")
        return tape.gradient(out, kernel)

    gradient().numpy()
    start = time.time()
    for _ in range(ROUNDS):
        found = gradient()
    found.numpy()
    return time.time() - start


def repro(seed):
    if tf.__version__.startswith("1."):
        return "inapplicable", "the program is for TensorFlow 2"
    if not tf.config.experimental.list_physical_devices("GPU"):
        return "inapplicable", "there is no GPU"
    np.random.seed(seed)
    half, single = seconds(tf.float16), seconds(tf.float32)
    detail = "float16 takes %.1f times as long as float32, right is at most 1" % (half / single)
    return ("reproduced" if half > 3 * single else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
