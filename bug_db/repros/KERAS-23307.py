"""ops.logsumexp of a symbolic input says float32, whatever it is given."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, told=False):
    logsumexp = ops("logsumexp")
    if logsumexp is None:
        return "inapplicable", "there is no keras.ops.logsumexp"
    source = tf.keras.Input(batch_shape=(2, 3), dtype="float16")
    try:
        result = logsumexp(source, axis=-1)
    except TypeError as error:
        return "loud", "a symbolic input raises %s" % error
    if told:
        result = ops("cast")(result, "float16")
    real = np.asarray(logsumexp(np.ones((2, 3), "float16"), axis=-1)).dtype.name
    detail = "the symbolic result says %s, the real one is %s" % (result.dtype, real)
    return ("absent" if str(result.dtype) == real else "reproduced"), detail


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
