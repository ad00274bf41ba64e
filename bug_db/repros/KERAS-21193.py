"""Under a loss scale the statistics of a layer quantized to float8 are divided by that scale."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("optimizer", "policy")


def repro(seed, variant, scaled=True):
    layers, optimizers = tf.keras.layers, tf.keras.optimizers
    if not hasattr(layers.Dense, "quantize"):
        return "inapplicable", "layers are not quantized here"
    by_policy = variant == "policy" and scaled
    if variant == "policy":
        tf.keras.config.set_dtype_policy("mixed_float16" if by_policy else "mixed_bfloat16")
    try:
        layer = layers.Dense(1, kernel_initializer="zeros")  # a loss of 0: no gradient that overflows
        model = tf.keras.Sequential([tf.keras.Input((2,)), layer])
        model.quantize("float8")
    except (ValueError, NotImplementedError, AttributeError) as error:
        return "inapplicable", "there is no float8: %s" % str(error)[:50]
    finally:
        if variant == "policy":
            tf.keras.config.set_dtype_policy("float32")
    optimizer = optimizers.SGD(0.001)
    if variant == "optimizer" and scaled:
        optimizer = optimizers.LossScaleOptimizer(optimizer, initial_scale=8.0)
    model.compile(optimizer, loss="mse")
    model.fit(np.full((2, 2), 4.0, "float32"), np.zeros((2, 1), "float32"), verbose=0)
    seen = float(np.asarray(layer.inputs_amax_history).max())
    detail = "the largest input was 4, noted is %g" % seen
    return ("absent" if abs(seen - 4) < 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, scaled=False)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
