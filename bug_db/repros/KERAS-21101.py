"""On PyTorch ops.scatter_update changes the tensor that it is given."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, copied=False):
    update = ops("scatter_update")
    if update is None:
        return "inapplicable", "there is no keras.ops.scatter_update"
    given = tf.keras.ops.zeros(4)
    held = tf.keras.ops.copy(given) if copied else given
    update(held, np.array([[1]]), np.array([7.0], "float32"))
    after = tf.keras.ops.convert_to_numpy(given).tolist()
    return ("absent" if after == [0.0] * 4 else "reproduced"), "afterwards the four zeros that went in are %s" % after


def workaround(seed):
    return repro(seed, copied=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
