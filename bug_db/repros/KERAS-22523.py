"""ops.argmax(keepdims=True) keeps the whole shape in a functional model."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


VARIANTS = ("argmax", "argmin")


def repro(seed, variant, expanded=False):
    found = ops(variant)
    if found is None:
        return "inapplicable", "there is no keras.ops." + variant
    source = tf.keras.Input((3,), batch_size=2)
    try:
        if expanded:
            out = ops("expand_dims")(found(source, axis=1), 1)
        else:
            out = found(source, axis=1, keepdims=True)
    except TypeError as error:
        return "inapplicable", str(error).splitlines()[0]
    try:
        got = np.asarray(tf.keras.Model(source, out)(np.ones((2, 3), "float32"))).shape
    except TypeError as error:
        return "loud", str(error).splitlines()[0]
    return ("absent" if tuple(out.shape) == got else "reproduced"), "the model says %s, what comes is %s" % (
        tuple(out.shape),
        got,
    )


def workaround(seed, variant):
    return repro(seed, variant, expanded=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
