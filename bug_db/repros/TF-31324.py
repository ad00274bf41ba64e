"""A tf.Variable given as the learning rate is read once: assigning to it later changes nothing."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf


def repro(seed, by_optimizer=False):
    np.random.seed(seed)
    rate = tf.Variable(0.1, trainable=False, dtype=tf.float32)
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    try:
        model.compile(tf.keras.optimizers.Adam(rate), "mse")
    except (ValueError, TypeError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:80])
    if not tf.compat.v1.executing_eagerly():
        tf.keras.backend.get_session().run(rate.initializer)
    inputs, targets = np.ones((4, 1), dtype="float32"), np.full((4, 1), 9.0, dtype="float32")

    def weight():
        return float(model.get_weights()[0][0, 0])

    start = weight()
    model.train_on_batch(inputs, targets)
    first = weight()
    if by_optimizer:
        tf.keras.backend.set_value(model.optimizer.lr, 0.0)
    elif tf.compat.v1.executing_eagerly():
        rate.assign(0.0)
    else:
        tf.keras.backend.get_session().run(rate.assign(0.0))
    for _ in range(3):
        model.train_on_batch(inputs, targets)
    moved = abs(weight() - first)
    if abs(first - start) < 1e-3:
        raise AssertionError("the first step did not move the weight")
    detail = "the weight moved by %.3f in three steps after the rate was set to 0" % moved
    return ("reproduced" if moved > 1e-4 else "absent"), detail


def workaround(seed):
    return repro(seed, by_optimizer=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
