"""An estimator made from a Keras model compares every label with every prediction."""

import logging
import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, second_axis=False):
    make = getattr(getattr(tf.keras, "estimator", None), "model_to_estimator", None)
    if make is None:
        return "inapplicable", "there is no tf.keras.estimator.model_to_estimator"
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(0.0), "mae")
    # Labels of shape (n,), as most data have them; the model is right on each.
    inputs, labels = np.arange(4.0, dtype="float32")[:, None], np.arange(4.0, dtype="float32")
    labels = labels[:, None] if second_axis else labels

    def data():
        return tf.data.Dataset.from_tensor_slices((inputs, labels)).batch(4)

    with tempfile.TemporaryDirectory() as folder:
        try:
            estimator = make(keras_model=model, model_dir=folder)
        except (ImportError, NotImplementedError) as error:
            return "inapplicable", str(error).split("\n")[0][:100]
        try:
            loss = float(estimator.evaluate(data, steps=1)["loss"])
        except ValueError as error:
            return "loud", "ValueError: %s" % str(error).split("\n")[0][:120]
    detail = "loss %.2f, right is 0.00, and over all pairs 1.25" % loss
    return ("absent" if abs(loss) < 1e-4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, second_axis=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
