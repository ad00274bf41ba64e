"""Under MirroredStrategy each replica normalizes by statistics of its own, and a saved model by others.

Two replicas on one processor; the first sees 0 and 2, the second 10 and 12.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def split():
    """Makes two devices of the processor; False where that cannot be done."""
    config = getattr(tf, "config", None)
    if hasattr(config, "set_logical_device_configuration"):
        part, parts = config.LogicalDeviceConfiguration, config.set_logical_device_configuration
        parts(config.list_physical_devices("CPU")[0], [part()] * 2)
        return True
    config = getattr(config, "experimental", None)
    if not hasattr(config, "set_virtual_device_configuration"):
        return False
    part = config.VirtualDeviceConfiguration
    config.set_virtual_device_configuration(config.list_physical_devices("CPU")[0], [part()] * 2)
    return True


def normalization(in_step):
    """BatchNormalization, or one that reckons over all replicas: an option from 2.12 on, a class of its own before."""
    layers = tf.keras.layers
    if not in_step:
        return layers.BatchNormalization(momentum=0.1)
    try:
        return layers.BatchNormalization(momentum=0.1, synchronized=True)
    except TypeError:
        return layers.experimental.SyncBatchNormalization(momentum=0.1)


def repro(seed, in_step=False):
    keras = tf.keras
    if not split() or not tf.executing_eagerly():
        return "inapplicable", "a processor cannot be split, or nothing runs eagerly"

    def made():
        model = keras.Sequential([keras.Input((1,)), normalization(in_step)])
        model.compile(keras.optimizers.SGD(0.0), "mse")
        return model

    data = np.array([[0], [2], [10], [12]], "float32")
    rows = tf.data.Dataset.from_tensor_slices((data, data)).batch(4).repeat(4)
    try:
        with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
            model = made()
    except AttributeError:
        return "inapplicable", "there is no SyncBatchNormalization"
    model.fit(rows, epochs=1, steps_per_epoch=4, verbose=0)
    alone = made()
    alone.set_weights(model.get_weights())
    got = np.ravel(model.predict(tf.data.Dataset.from_tensor_slices(data).batch(4), steps=1))
    right = np.ravel(alone.predict(data))
    detail = "the rows are %s on the replicas, and %s by the weights of the model" % (got.round(2), right.round(2))
    return ("absent" if np.allclose(got, right, atol=0.05) else "reproduced"), detail


def workaround(seed):
    if getattr(tf.keras, "version", str)().startswith(("3.0.", "3.1.", "3.2.")):
        return "inapplicable", "here synchronized=True does not help"
    return repro(seed, in_step=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
