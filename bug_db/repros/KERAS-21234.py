"""LayerNormalization with rms_scaling divides by the deviation from the mean, not by the root of the mean square."""

import os
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, other_way=False):
    keras = tf.keras
    x = np.array([[3.0, 4, 5]], "float32")
    right = x[0] / np.sqrt((x**2).mean())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if other_way and hasattr(keras.layers, "RMSNormalization"):
            got = keras.layers.RMSNormalization()(x)
        elif other_way:
            ops = keras.ops
            got = x * ops.rsqrt(ops.mean(ops.square(x), axis=-1, keepdims=True) + 1e-6)
        else:
            try:
                got = keras.layers.LayerNormalization(rms_scaling=True)(x)
            except (TypeError, ValueError):
                return "inapplicable", "there is no rms_scaling"
    told = [warning for warning in caught if "rms" in str(warning.message).lower()]
    got = np.asarray(got)[0]
    shown = ["%s" % " ".join("%.3f" % v for v in row) for row in (x[0], got, right)]
    detail = "%s becomes %s, right is %s" % tuple(shown)
    if np.abs(got - right).max() < 1e-2:
        return "absent", detail
    return ("loud", "%s: %s" % (told[0].category.__name__, detail)) if told else ("reproduced", detail)


def workaround(seed):
    return repro(seed, other_way=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
