"""ops.quantile with a list of quantiles lacks an axis in a functional model."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, as_array=False):
    quantile = ops("quantile")
    if quantile is None:
        return "inapplicable", "there is no keras.ops.quantile"
    source = tf.keras.Input((3,), batch_size=2)
    wanted = [0.1, 0.5, 0.9]
    out = quantile(source, np.array(wanted, "float32") if as_array else wanted, axis=1)
    got = np.asarray(tf.keras.Model(source, out)(np.ones((2, 3), "float32"))).shape
    return ("absent" if tuple(out.shape) == got else "reproduced"), "the model says %s, what comes is %s" % (
        tuple(out.shape),
        got,
    )


def workaround(seed):
    return repro(seed, as_array=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
