"""Replicas of a strategy do not share their gradients, or take them twice."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, alone=False):
    """Two replicas on one processor, each with one row: the step must be that of the mean over both."""
    config, keras = tf.config, tf.keras
    if not hasattr(config, "set_logical_device_configuration"):
        return "inapplicable", "a processor cannot be split"
    config.set_logical_device_configuration(
        config.list_physical_devices("CPU")[0], [config.LogicalDeviceConfiguration()] * 2
    )
    with tf.distribute.MirroredStrategy(["CPU:0"] if alone else ["CPU:0", "CPU:1"]).scope():
        source = keras.Input((1,))
        layer = keras.layers.Dense(1, kernel_initializer="zeros", use_bias=False)
        model = keras.Model(source, layer(source))
        model.compile(keras.optimizers.SGD(0.25), "mse")
    model.fit(np.ones((2, 1), "float32"), np.array([[1.0], [3]], "float32"), batch_size=2, shuffle=False, verbose=0)
    got = float(np.asarray(layer.get_weights()[0]).ravel()[0])
    return ("absent" if abs(got - 1) < 1e-3 else "reproduced"), "the weight is %.2f after a step, right is 1.00" % got


def workaround(seed):
    return repro(seed, alone=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
