"""predict() traces the model anew for each size of input that it has not seen, and keeps each trace."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, direct=False):
    keras, calls = tf.keras, []

    class Noting(keras.layers.Layer):
        def call(self, inputs):
            calls.append(inputs.shape)
            return inputs * 1.0

    source = keras.Input((None, None, 1))
    model = keras.Model(source, Noting()(source))
    if direct:
        model.predict = tf.function(model, input_signature=[tf.TensorSpec((None, None, None, 1), tf.float32)])
    sizes = range(4, 16)
    del calls[:]
    for size in sizes:
        model.predict(np.ones((1, size, size, 1), "float32"))
    detail = "traced %d times for %d sizes" % (len(calls), len(sizes))
    return ("reproduced" if len(calls) >= len(sizes) else "absent"), detail


def workaround(seed):
    return repro(seed, direct=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
