"""Under MirroredStrategy a regularization loss counts once for each replica."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
DEVICES = 2


def repro(seed, shared_out=False):
    if tf.__version__.startswith("1."):
        return "inapplicable", "the program is for TensorFlow 2"
    layers = tf.keras.layers
    strategy = tf.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"])
    rate = 0.1 / strategy.num_replicas_in_sync if shared_out else 0.1
    with strategy.scope():
        dense = layers.Dense(
            1, use_bias=False, kernel_initializer="ones", kernel_regularizer=tf.keras.regularizers.L2(rate)
        )
        model = tf.keras.Sequential([layers.InputLayer((1,)), dense])
        model.compile(tf.keras.optimizers.SGD(1.0), loss="mse")
    model.fit(np.zeros((4, 1), "float32"), np.zeros((4, 1), "float32"), batch_size=4, verbose=0)
    weight, right = float(np.ravel(model.get_weights()[0])[0]), 1 - 2 * 0.1
    detail = "the weight is %.3f after a step on two replicas, right is %.3f" % (weight, right)
    return ("absent" if abs(weight - right) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, shared_out=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
