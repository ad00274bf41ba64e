"""A model that is called directly keeps what every layer gave until the last one is through."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

MEGABYTES, LAYERS = 40, 8  # above 32 MB the C library gives memory back at once


def resident():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def repro(seed, compiled=False):
    if not os.path.exists("/proc/self/statm") or not tf.executing_eagerly():
        return "inapplicable", "memory cannot be read here, or nothing runs eagerly"
    keras, taken = tf.keras, []

    class Gauge(keras.layers.Layer):
        def call(self, inputs):
            def read(passed):
                taken.append(resident())
                return passed

            return tf.ensure_shape(tf.py_function(read, [inputs], tf.float32), inputs.shape)

        def compute_output_shape(self, input_shape):
            return input_shape

    source = keras.Input((1024,))
    x = Gauge()(source)
    for _ in range(LAYERS):
        x = keras.layers.Activation("tanh")(x)
    model = keras.Model(source, Gauge()(x))
    rows = np.ones((MEGABYTES * 256, 1024), "float32")
    call = tf.function(model) if compiled else model
    del taken[:]
    call(rows)
    held = (taken[-1] - taken[0]) / 2.0**20 / MEGABYTES
    detail = "%.1f outputs of %d layers are in memory when the last one is through" % (held, LAYERS)
    return ("reproduced" if held > LAYERS / 2 else "absent"), detail


def workaround(seed):
    return repro(seed, compiled=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
