"""train_on_batch gives the mean over all batches so far."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


VARIANTS = ("train", "test")


def repro(seed, variant, reset=False):
    model = tf.keras.Sequential(
        [tf.keras.layers.Dense(1, input_shape=(1,), kernel_initializer="zeros", use_bias=False)]
    )
    model.compile(tf.keras.optimizers.SGD(0.0), "mse")
    on_batch = model.train_on_batch if variant == "train" else model.test_on_batch
    rows = np.ones((1, 1), "float32")
    on_batch(rows, rows * 10)
    if reset:
        model.reset_metrics()
    got = float(np.ravel(on_batch(rows, rows * 2))[0])
    return ("absent" if abs(got - 4) < 1e-4 else "reproduced"), "the loss of the second batch is %.1f, right is 4" % got


def workaround(seed, variant):
    return repro(seed, variant, reset=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
