"""Inside tf.function there is no gradient through a model whose output is a bare TensorFlow function of its input.

The same model gives the gradient outside of tf.function.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("relu", "tanh")


def repro(seed, variant):
    if not hasattr(tf, "function"):
        return "inapplicable", "there is no tf.function"
    if tf.__version__.startswith("1."):
        tf.compat.v1.enable_v2_behavior()
    np.random.seed(seed)
    inputs = tf.keras.Input(shape=(3,))
    try:
        model = tf.keras.Model(inputs, getattr(tf.nn, variant)(inputs))
    except (ValueError, AttributeError) as error:
        return "loud", "a bare function cannot be in a model: %s" % str(error).strip().split("\n")[0][:100]

    def slope(point):
        with tf.GradientTape() as tape:
            tape.watch(point)
            height = model(0.5 * point)
        return tape.gradient(height, point)

    compiled = []

    @tf.function
    def slope_in_function(point):
        gradient = slope(point)
        compiled.append(gradient is None)
        return tf.zeros_like(point) if gradient is None else gradient

    values = (0.1 + np.random.rand(2, 3)).astype("float32")
    wanted = np.full((2, 3), 0.5) if variant == "relu" else 0.5 * (1 - np.tanh(0.5 * values) ** 2)
    outside = slope(tf.constant(values))
    inside = slope_in_function(tf.constant(values)).numpy()
    right = not compiled[-1] and np.allclose(inside, wanted, atol=1e-5)
    detail = "inside %s, outside %s, should be %.3f" % (
        "None" if compiled[-1] else "%.3f" % inside[0, 0],
        "None" if outside is None else "%.3f" % outside.numpy()[0, 0],
        wanted[0, 0],
    )
    return ("absent" if right else "reproduced"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
