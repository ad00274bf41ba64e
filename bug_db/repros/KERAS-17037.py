"""The new RMSprop with centered=True takes the mean of the squares for the mean of the gradients."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, classic=False):
    try:
        kind = tf.keras.optimizers.experimental.RMSprop
    except AttributeError:
        return "inapplicable", "there are no optimizers.experimental"
    if classic:
        kind = getattr(tf.keras.optimizers, "legacy", tf.keras.optimizers).RMSprop
    weight, gradient, rate, rho = tf.Variable(1.0), 4.0, 0.1, 0.9
    optimizer = kind(learning_rate=rate, rho=rho, centered=True)
    right, squares, mean = 1.0, 0.0, 0.0
    for _ in range(2):
        optimizer.apply_gradients([(tf.constant(gradient), weight)])
        squares, mean = rho * squares + (1 - rho) * gradient**2, rho * mean + (1 - rho) * gradient
        right -= rate * gradient / np.sqrt(squares - mean**2)
    got = float(weight.numpy())
    detail = "two steps with the gradient 4 lead from 1 to %.4f, right is %.4f" % (got, right)
    return ("absent" if abs(got - right) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, classic=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
