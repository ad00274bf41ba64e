"""SharpnessAwareMinimization trains with training=False, and without the sample weights."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("training", "sample-weight")


def repro(seed, variant, plain=False):
    layers = tf.keras.layers
    try:
        wrap = tf.keras.models.experimental.SharpnessAwareMinimization
    except AttributeError:
        return "inapplicable", "there is no SharpnessAwareMinimization"
    inside = layers.BatchNormalization(momentum=0.5) if variant == "training" else layers.Dense(1, kernel_initializer="ones")
    model = tf.keras.Sequential([tf.keras.Input((2,)), inside])
    trained = model if plain else wrap(model)
    trained.compile("sgd", "mse")
    rows, answers = np.array([[4.0, 8.0], [6.0, 8.0]], "float32"), np.zeros((2, 1), "float32")
    if variant == "training":
        trained.fit(rows, np.zeros((2, 2), "float32"), batch_size=2, verbose=0)
        mean = np.asarray(inside.moving_mean)
        return ("reproduced" if (mean == 0).all() else "absent"), "the moving mean is %s, right is about [2.5 4]" % mean
    trained.fit(rows, answers, sample_weight=np.zeros(2, "float32"), batch_size=2, verbose=0)
    kernel = np.asarray(inside.kernel).ravel()
    detail = "all sample weights are 0: the kernel goes from [1 1] to %s" % kernel
    return ("absent" if np.allclose(kernel, 1) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, plain=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
