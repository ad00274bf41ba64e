"""Class weights lose their fraction: a weight of 0.5 counts as none."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("arrays", "dataset")


def repro(seed, variant, way=None):
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(1.0), "mae")
    # The sample of class 1 has no part in the gradient, only in the mean.
    inputs, targets = np.array([[1.0], [0.0]], dtype="float32"), np.array([[0], [1]], dtype="int64")
    weights = {0: 0.5, 1: 1.5}
    if way == "generator":
        batches = ((inputs, targets) for _ in range(2))
        model.fit_generator(batches, epochs=1, steps_per_epoch=1, class_weight=weights, verbose=0)
    elif way == "third":
        each = np.array([weights[one] for one in targets[:, 0]], dtype="float32")
        data = tf.data.Dataset.from_tensor_slices((inputs, targets, each)).batch(2)
        model.fit(data, epochs=1, steps_per_epoch=1, verbose=0)
    elif variant == "arrays":
        model.fit(inputs, targets, batch_size=2, epochs=1, class_weight=weights, verbose=0)
    else:
        data = tf.data.Dataset.from_tensor_slices((inputs, targets)).batch(2)
        try:
            model.fit(data, epochs=1, steps_per_epoch=1, class_weight=weights, verbose=0)
        except (TypeError, ValueError) as error:
            return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    moved = 1.0 - float(model.get_weights()[0][0, 0])
    detail = "a class weight of 0.5 counts as %.2f" % (2 * moved)
    return ("absent" if abs(2 * moved - 0.5) < 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    # Without eager execution 1.14 does not use the weights of a dataset at all.
    return repro(seed, variant, "generator" if tf.__version__.startswith("1.14.") else "third")


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
