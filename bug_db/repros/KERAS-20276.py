"""With recurrent_dropout GRU drops its state itself, and scales it up at each step."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()

CHANCE = False


def repro(seed, recurrent_dropout=0.5):
    units, steps = 16, 6
    layer = tf.keras.layers.GRU(units, recurrent_dropout=recurrent_dropout, kernel_initializer="zeros")
    x = np.zeros((1, steps, 1), "float32")
    layer(tf.constant(x))
    # An update gate that keeps all of the state: whatever is dropped, nothing of it is to reach the state.
    kernel, recurrent, bias = [np.zeros(weight.shape, "float32") for weight in layer.get_weights()]
    bias[..., :units] = 30.0
    layer.set_weights([kernel, recurrent, bias])
    state = np.ones((1, units), "float32")
    result = np.asarray(layer(tf.constant(x), initial_state=tf.constant(state), training=True))
    detail = "a state of 1 that is to be kept is between %g and %g after %d steps" % (result.min(), result.max(), steps)
    return ("absent" if np.allclose(result, 1, atol=1e-3) else "reproduced"), detail


def workaround(seed):
    return repro(seed, recurrent_dropout=0.0)


if __name__ == "__main__":
    print(": ".join(repro(0)))
