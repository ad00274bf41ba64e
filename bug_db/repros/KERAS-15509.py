"""A loss that train_step returns is told as that of one replica, or of all of them added up."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, metric=False):
    """Two replicas on one processor: one is off by 1, the other by 9, and the loss is 5."""
    keras = tf.keras
    if not hasattr(keras.Model, "train_step"):
        return "inapplicable", "there is no train_step"
    config = tf.config
    cpu = config.experimental.list_physical_devices("CPU")[0]
    if hasattr(config, "set_logical_device_configuration"):
        config.set_logical_device_configuration(cpu, [config.LogicalDeviceConfiguration()] * 2)
    else:
        device = config.experimental.VirtualDeviceConfiguration()
        config.experimental.set_virtual_device_configuration(cpu, [device] * 2)

    class Stepping(keras.Model):
        def train_step(self, data):
            rows, labels = data
            loss = tf.reduce_mean(tf.abs(labels - self(rows)))
            if metric:
                mean.update_state(loss)
                return {"off": mean.result()}
            return {"off": loss}

    with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
        source = keras.Input((1,))
        model = Stepping(source, keras.layers.Activation("linear")(source))
        mean = keras.metrics.Mean()
        model.compile("sgd", "mse")
    rows, labels = np.zeros((4, 1), "float32"), np.array([[1.0], [1], [9], [9]], "float32")
    history = model.fit(rows, labels, batch_size=4, shuffle=False, verbose=0).history
    if "off" not in history:
        return "inapplicable", "what train_step returns is not told at all"
    told = history["off"][0]
    return ("absent" if abs(told - 5) < 1e-3 else "reproduced"), "the loss is told as %.1f, right is 5.0" % told


def workaround(seed):
    return repro(seed, metric=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
