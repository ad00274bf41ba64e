"""The quantizer that is got by its name gives each number a scale of its own."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, made=False):
    quantizers = getattr(tf.keras, "quantizers", None)
    if quantizers is None:
        return "inapplicable", "there is no keras.quantizers"
    try:
        quantizer = quantizers.AbsMaxQuantizer(axis=-1) if made else quantizers.get("abs_max_quantizer")
        outputs, scale = quantizer(np.array([[1.0, 2.0], [3.0, 4.0]], "float32"))
    except (TypeError, ValueError) as error:
        return "loud", type(error).__name__
    outputs, scale = np.asarray(outputs), np.asarray(scale)
    detail = "[[1, 2], [3, 4]] becomes %s with %d scales" % (outputs.tolist(), scale.size)
    return ("absent" if len(np.unique(outputs)) > 1 else "reproduced"), detail


def workaround(seed):
    return repro(seed, made=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
