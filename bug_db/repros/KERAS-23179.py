"""Losses and metrics of fit and evaluate are too low where tf.data ends without having told its length."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import warnings

import numpy as np
import tensorflow as tf

CHANCE = False


def batches(told):
    """Eight batches of four numbers, 0 to 31, for each of which zero is right: the mean error is 15.5."""
    numbers = np.arange(32, dtype="float32").reshape(32, 1)
    samples = tf.data.Dataset.from_tensor_slices((numbers, np.zeros_like(numbers))).filter(lambda x, y: True)
    result = samples.batch(4, drop_remainder=True)
    return result.apply(tf.data.experimental.assert_cardinality(8)) if told else result


def repro(seed, told=False):
    if not hasattr(tf.data.experimental, "assert_cardinality"):
        return "inapplicable", "no dataset can tell its length here"
    source = tf.keras.Input((1,))
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
    model = tf.keras.Model(source, layer(source))
    model.compile(tf.keras.optimizers.SGD(0.0), "mae")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the data ended, which is how Keras 3 learns of it
        scored = float(np.ravel(model.evaluate(batches(told), verbose=0))[0])
        trained = float(model.fit(batches(told), epochs=2, verbose=0).history["loss"][-1])
    right = abs(scored - 15.5) < 1e-3 and abs(trained - 15.5) < 1e-3
    return ("absent" if right else "reproduced"), "loss %.4f in evaluate, %.4f in fit, right is 15.5" % (
        scored,
        trained,
    )


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
