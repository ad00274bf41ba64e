"""compute_output_shape of a layer that has not been called builds it, and hands None to build as the input shape."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()

SEEN = []


class Doubling(tf.keras.layers.Layer):
    """Notes the shapes that build is given."""

    def build(self, input_shape):
        SEEN.append(input_shape)
        self.built = True

    def call(self, inputs):
        return inputs * 2


def repro(seed, called=False):
    np.random.seed(seed)
    del SEEN[:]
    layer = Doubling()
    if called:
        layer(tf.keras.Input((5, 1)))
    try:
        layer.compute_output_shape((None, 5, 1))
    except NotImplementedError:
        return "loud", "compute_output_shape raises NotImplementedError"
    if not SEEN:
        return "absent", "build is not called by compute_output_shape"
    shape = SEEN[0]
    return ("reproduced" if shape is None else "absent"), "build was given %s" % (shape,)


def workaround(seed):
    return repro(seed, called=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
