"""ops.cross of Keras inputs says another shape than the result has."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    if not hasattr(tf.keras, "ops"):
        return "inapplicable", "there is no tf.keras.ops"
    left, right = tf.keras.Input(shape=(4, 3)), tf.keras.Input(shape=(4, 3))
    output = tf.keras.ops.cross(left, right)
    numbers = np.random.RandomState(seed)
    arrays = [numbers.uniform(size=(5, 4, 3)).astype("float32") for _ in range(2)]
    real = np.array(tf.keras.ops.cross(*arrays))
    if not np.allclose(real, np.cross(*arrays), atol=1e-5):
        raise AssertionError("the product itself is not numpy's")
    said = tuple(output.shape)
    return ("absent" if said == (None, 4, 3) else "reproduced"), "says %s, is %s" % (said, real.shape)


if __name__ == "__main__":
    print(": ".join(repro(0)))
