"""The output of a dynamic layer has the wrong shape: what compute_output_shape gives is read as several shapes."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("tuple", "list", "list-of-tuples")
GIVEN = {"tuple": (None, 2), "list": [None, 2], "list-of-tuples": [(None, 2)]}


def repro(seed, variant, given=None):
    np.random.seed(seed)

    class Doubled(tf.keras.layers.Layer):
        """Two columns out of one."""

        def call(self, inputs):
            return tf.concat([inputs, inputs], axis=-1)

        def compute_output_shape(self, input_shape):
            return GIVEN[variant] if given is None else given

    try:
        layer = Doubled(dynamic=True)
    except (TypeError, ValueError) as error:
        if "dynamic" not in str(error):
            raise
        return "inapplicable", "there is no dynamic=True"
    if not getattr(layer, "dynamic", False):
        return "inapplicable", "there is no dynamic=True"
    source = tf.keras.Input((1,))
    try:
        output = layer(source)
    except (TypeError, ValueError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:80])
    shapes = [tf.keras.backend.int_shape(one) for one in tf.nest.flatten(output)]
    return ("absent" if shapes == [(None, 2)] else "reproduced"), "outputs of shapes %s, right is [(None, 2)]" % shapes


def workaround(seed, variant):
    return repro(seed, variant, tf.TensorShape((None, 2)))


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
