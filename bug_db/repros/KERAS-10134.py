"""preprocess_input of VGG and ResNet reckons a tensor of whole numbers in whole numbers: dark pixels turn bright."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, as_floats=False):
    if not tf.executing_eagerly():
        try:
            tf.compat.v1.enable_eager_execution()
        except (AttributeError, ValueError):
            return "inapplicable", "nothing runs eagerly"
    image = tf.constant(np.full((1, 1, 1, 3), 50, "uint8"))
    if as_floats:
        image = tf.cast(image, tf.float32)
    try:
        after = tf.keras.applications.vgg16.preprocess_input(image)
    except (TypeError, ValueError, tf.errors.OpError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).splitlines()[0][:80])
    got, right = np.asarray(after, "float64").ravel(), 50 - np.array([103.939, 116.779, 123.68])
    detail = "a pixel of 50 becomes %s, right is %s" % (got.round(1), right.round(1))
    return ("absent" if np.allclose(got, right, atol=0.01) else "reproduced"), detail


def workaround(seed):
    return repro(seed, as_floats=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
