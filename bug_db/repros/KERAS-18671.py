"""Synchronized BatchNormalization of masked rows counts the padding, or does not look at the other replicas."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("padding", "replicas")
ROWS = np.array([[[1.0], [2], [0], [0]], [[3], [6], [0], [0]]], "float32")
RIGHT = 3.5  # the variance of 1, 2, 3 and 6


def synchronized():
    layers = tf.keras.layers
    try:
        return layers.BatchNormalization(momentum=0.0, synchronized=True)
    except (TypeError, ValueError):
        kind = getattr(getattr(layers, "experimental", None), "SyncBatchNormalization", None)
        return kind and kind(momentum=0.0)


def trained(rows, masked):
    """The variance that the layer has after a step."""
    layer = synchronized()
    if layer is None:
        return None
    source = tf.keras.Input(rows.shape[1:])
    model = tf.keras.Model(source, layer(tf.keras.layers.Masking()(source) if masked else source))
    model.compile("sgd", "mse")
    model.fit(rows, rows, batch_size=len(rows), verbose=0)
    return float(np.ravel(layer.get_weights()[3])[0])


def repro(seed, variant, unpadded=False):
    rows = ROWS[:, :2] if unpadded else ROWS
    if variant == "replicas":
        config = tf.config
        if not hasattr(config, "set_logical_device_configuration"):
            return "inapplicable", "a processor cannot be split"
        config.set_logical_device_configuration(
            config.list_physical_devices("CPU")[0], [config.LogicalDeviceConfiguration()] * 2
        )
        try:
            with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
                got = trained(rows, not unpadded)
        except AttributeError as error:
            return "loud", str(error).split("\n")[0][:100]
    else:
        got = trained(rows, not unpadded)
    if got is None:
        return "inapplicable", "there is no synchronized BatchNormalization"
    return ("absent" if abs(got - RIGHT) < 1e-2 else "reproduced"), "the variance is %.2f, right is %.2f" % (got, RIGHT)


def workaround(seed, variant):
    return repro(seed, variant, unpadded=True)


if __name__ == "__main__":
    for name in sys.argv[1:] or VARIANTS:
        print(name, ": ".join(repro(0, name)))
