"""On PyTorch ops.convert_to_tensor of a variable leaves it in its own dtype."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, cast=False):
    ops = getattr(tf.keras, "ops", None)
    if ops is None:
        return "inapplicable", "there is no keras.ops"
    variable = tf.keras.Variable(np.array([1.0, 2.5], "float32"))
    got = ops.cast(variable, "int32") if cast else ops.convert_to_tensor(variable, dtype="int32")
    dtype = str(tf.keras.backend.standardize_dtype(got.dtype))
    return ("absent" if dtype == "int32" else "reproduced"), "asked for int32, the tensor is %s" % dtype


def workaround(seed):
    return repro(seed, cast=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
