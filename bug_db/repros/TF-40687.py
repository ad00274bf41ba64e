"""relu with a threshold does not keep the type of its input: it computes with the default float type."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()

CHANCE = False
VARIANTS = ("function", "layer")


def repro(seed, variant):
    values = tf.constant([[0.25, 0.75, 3.0]], dtype="float16")
    try:
        if variant == "layer":
            output = tf.keras.layers.ReLU(threshold=0.5, dtype="float16")(values)
        else:
            output = tf.keras.activations.relu(values, threshold=0.5)
    except (TypeError, ValueError, tf.errors.InvalidArgumentError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    found = output.dtype if isinstance(output.dtype, str) else output.dtype.name
    detail = "%s in float16 is %s in %s" % (np.array(values).tolist(), np.array(output).tolist(), found)
    right = np.allclose(np.array(output), [[0.0, 0.75, 3.0]])
    return ("absent" if found == "float16" and right else "reproduced"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
