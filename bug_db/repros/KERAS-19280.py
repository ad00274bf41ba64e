"""train_on_batch and test_on_batch give metrics that are added up over the replicas of a strategy."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_evaluate=False):
    """Two replicas on one processor, and a model that is right everywhere."""
    config, keras = tf.config, tf.keras
    if not hasattr(config, "set_logical_device_configuration"):
        return "inapplicable", "a processor cannot be split"
    config.set_logical_device_configuration(
        config.list_physical_devices("CPU")[0], [config.LogicalDeviceConfiguration()] * 2
    )
    with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
        source = keras.Input((2,))
        out = keras.layers.Dense(2, kernel_initializer=keras.initializers.Identity())(source)
        model = keras.Model(source, out)
        model.compile("sgd", "mse", metrics=[keras.metrics.CategoricalAccuracy()])
    rows = np.eye(2, dtype="float32")
    if by_evaluate:
        told = model.evaluate(rows, rows, batch_size=2, verbose=0)[1]
    else:
        told = float(model.test_on_batch(rows, rows)[1])
    return ("absent" if abs(told - 1) < 1e-3 else "reproduced"), "accuracy %.2f where everything is right" % told


def workaround(seed):
    return repro(seed, by_evaluate=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
