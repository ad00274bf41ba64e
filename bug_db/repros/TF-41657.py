"""A penalty on activity is NaN where a replica gets no rows of a short batch."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, whole=False):
    """Two replicas on one processor and five rows in batches of four: the last batch has a row for one of them."""
    config, keras = tf.config, tf.keras
    if not hasattr(config, "set_logical_device_configuration"):
        return "inapplicable", "a processor cannot be split"
    config.set_logical_device_configuration(
        config.list_physical_devices("CPU")[0], [config.LogicalDeviceConfiguration()] * 2
    )
    with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
        source = keras.Input((1,))
        layer = keras.layers.Dense(1, kernel_initializer="ones", activity_regularizer="l2")
        model = keras.Model(source, layer(source))
        model.compile("sgd", "mse")
    rows = np.ones((5, 1), "float32")
    data = tf.data.Dataset.from_tensor_slices((rows, rows)).batch(4, drop_remainder=whole)
    loss = model.fit(data, verbose=0).history["loss"][0]
    weight = float(np.asarray(layer.get_weights()[0]).ravel()[0])
    wrong = np.isnan(loss) or np.isnan(weight)
    return ("reproduced" if wrong else "absent"), "loss %s, weight %s" % (loss, weight)


def workaround(seed):
    return repro(seed, whole=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
