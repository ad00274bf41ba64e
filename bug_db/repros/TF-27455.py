"""In a tf.function, the gradient through a model that holds a plain TensorFlow operation is None."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()

CHANCE = False


def repro(seed):
    source = tf.keras.Input((1,))
    try:
        model = tf.keras.Model(source, tf.nn.relu(source))
    except (AttributeError, ValueError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    given = []

    def slope(inputs):
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            outputs = model(inputs * inputs)
        given.append(tape.gradient(outputs, inputs))
        return tf.zeros(()) if given[-1] is None else given[-1]

    compiled = tf.function(slope) if hasattr(tf, "function") else tf.contrib.eager.defun(slope)
    found = np.array(compiled(tf.constant([[0.5]])))
    if given[-1] is None:
        return "reproduced", "there is no gradient"
    detail = "gradient %.3f, right is 1.000" % found.reshape(())
    return ("absent" if np.allclose(found, 1.0, atol=1e-4) else "reproduced"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
