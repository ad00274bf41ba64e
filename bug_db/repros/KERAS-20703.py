"""Under MirroredStrategy BatchNormalization keeps the mean that one replica has seen."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, synchronized=False):
    """Two replicas on one processor, with rows around 1.5 and 4.5: the mean over both is 3."""
    config, keras = tf.config, tf.keras
    if not hasattr(config, "set_logical_device_configuration"):
        return "inapplicable", "a processor cannot be split"
    config.set_logical_device_configuration(
        config.list_physical_devices("CPU")[0], [config.LogicalDeviceConfiguration()] * 2
    )
    with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
        source = keras.Input((2, 1))
        layer = keras.layers.BatchNormalization(momentum=0.0, **({"synchronized": True} if synchronized else {}))
        model = keras.Model(source, layer(source))
        model.compile("sgd", "mse")
    rows = np.array([[[1.0], [2]], [[3], [6]]], "float32")
    model.fit(rows, rows, batch_size=2, shuffle=False, verbose=0)
    got = float(np.ravel(layer.get_weights()[2])[0])
    return ("absent" if abs(got - 3) < 1e-3 else "reproduced"), "the moving mean is %.2f, right is 3.00" % got


def workaround(seed):
    return repro(seed, synchronized=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
