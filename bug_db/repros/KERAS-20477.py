"""A list of losses that begins with None: what follows is computed on the outputs before."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, placeholder=None):
    """Two outputs, 1 and 2; the labels are 10 and 0, and the second alone has a loss."""
    source = tf.keras.Input((1,))
    outputs = [
        tf.keras.layers.Dense(1, kernel_initializer=tf.keras.initializers.Constant(number), name=name)(source)
        for name, number in (("first", 1.0), ("second", 2.0))
    ]
    model = tf.keras.Model(source, outputs)
    losses, weights = [placeholder, "mse"], None
    if placeholder is not None:
        weights = [0.0, 1.0]
    try:
        model.compile(tf.keras.optimizers.SGD(0.0), losses, loss_weights=weights)
        labels = [np.full((2, 1), 10, "float32"), np.zeros((2, 1), "float32")]
        loss = np.ravel(model.evaluate(np.ones((2, 1), "float32"), labels, verbose=0))[0]
    except Exception as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    return ("absent" if abs(loss - 4) < 1e-3 else "reproduced"), "the loss is %.1f, right is 4.0" % loss


def workaround(seed):
    return repro(seed, placeholder="mse")


if __name__ == "__main__":
    print(": ".join(repro(0)))
