"""A functional model that is made under a global dtype policy holds casts that nobody asked for."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed):
    layers = tf.keras.layers
    if not hasattr(tf.keras, "config") or not hasattr(tf.keras.config, "set_dtype_policy"):
        return "inapplicable", "there is no keras.config.set_dtype_policy"
    try:
        tf.keras.config.set_dtype_policy("mixed_float16")
        source = tf.keras.Input((4,), dtype="float32")
        model = tf.keras.Model(source, layers.Dense(2)(layers.Dense(3)(source)))
    finally:
        tf.keras.config.set_dtype_policy("float32")
    names = [type(operation).__name__ for operation in model.operations]
    return ("absent" if "Cast" not in names else "reproduced"), "the model holds %s" % ", ".join(names)


if __name__ == "__main__":
    print(": ".join(repro(0)))
