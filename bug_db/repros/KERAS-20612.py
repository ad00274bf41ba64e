"""Under MirroredStrategy every replica drops the same units."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    """Two replicas on one processor: what each of them drops of a hundred units."""
    config, keras = tf.config, tf.keras
    if not hasattr(config, "set_logical_device_configuration"):
        return "inapplicable", "a processor cannot be split"
    config.set_logical_device_configuration(
        config.list_physical_devices("CPU")[0], [config.LogicalDeviceConfiguration()] * 2
    )
    strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])

    class Own(keras.layers.Layer):
        def call(self, inputs):
            return tf.nn.dropout(inputs, 0.5)

    try:
        with strategy.scope():
            source = keras.Input((100,))
            model = keras.Model(source, (Own() if by_hand else keras.layers.Dropout(0.5))(source))
    except ValueError as error:
        return "loud", str(error).split("\n")[0][:100]
    kept = tf.function(lambda: strategy.run(lambda: model(tf.ones((1, 100)), training=True)))()
    kept = [one.numpy() > 0 for one in kept.values]
    same = int((kept[0] == kept[1]).sum())
    detail = "of 100 units %d are treated alike by both replicas, by chance about 50 would be" % same
    return ("reproduced" if same == 100 else "absent"), detail


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
