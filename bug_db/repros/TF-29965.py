"""A weighted loss is divided by the sum of the weights where it is a function, by the batch where it is a name."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("sample-weight", "class-weight")


def own(true, guess):
    """The squared error, as a project writes it."""
    return tf.reduce_mean(tf.square(true - guess), axis=-1)


def loss_of(loss, variant):
    """What fit says where half of the samples are off by one and weigh a quarter, and the others are right."""
    layer = tf.keras.layers.Dense(1, kernel_initializer="zeros", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(0.0), loss)
    inputs, targets = np.ones((10, 1), dtype="float32"), np.array([[1.0], [0.0]] * 5, dtype="float32")
    if variant == "class-weight":
        weights = {"class_weight": {0: 1.0, 1: 0.25}}
    else:
        weights = {"sample_weight": np.array([0.25, 1.0] * 5, dtype="float32")}
    return float(model.fit(inputs, targets, batch_size=10, epochs=1, verbose=0, **weights).history["loss"][0])


def repro(seed, variant):
    function = getattr(tf.keras.losses, "mean_squared_error", None) or tf.keras.losses.MSE
    found = [loss_of(one, variant) for one in ("mean_squared_error", function, own)]
    detail = "loss %.4f by name, %.4f by Keras' function, %.4f by one's own" % tuple(found)
    return ("reproduced" if max(found) - min(found) > 1e-4 else "absent"), detail


def workaround(seed, variant):
    class Own(tf.keras.losses.MeanSquaredError):
        """One's own function as an object."""

        def call(self, true, guess):
            return own(true, guess)

    found = [loss_of(one, variant) for one in ("mean_squared_error", tf.keras.losses.MeanSquaredError(), Own())]
    detail = "loss %.4f by name, %.4f by Keras' object, %.4f by one's own" % tuple(found)
    return ("reproduced" if max(found) - min(found) > 1e-4 else "absent"), detail


if __name__ == "__main__":
    for name in sys.argv[1:] or VARIANTS:
        print(name, ": ".join(repro(0, name)))
