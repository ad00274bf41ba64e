"""optimizer="adagrad" starts from another accumulator than Adagrad(), so that the same model learns differently."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf


def accumulator(optimizer):
    return optimizer.get_config().get("initial_accumulator_value")


def repro(seed, optimizer="adagrad"):
    np.random.seed(seed)
    if accumulator(tf.keras.optimizers.Adagrad()) is None:
        return "inapplicable", "Adagrad has no initial accumulator to set"
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer=optimizer, loss="mse")
    by_name, by_class = accumulator(model.optimizer), accumulator(tf.keras.optimizers.Adagrad())
    if by_name is None:
        return "inapplicable", "the name stands for an optimizer without an initial accumulator"
    given = 'by the name "adagrad"' if optimizer == "adagrad" else "in the model"
    detail = "initial accumulator %s %s, %s by Adagrad()" % (by_name, given, by_class)
    return ("absent" if abs(by_name - by_class) < 1e-6 else "reproduced"), detail


def workaround(seed):
    return repro(seed, tf.keras.optimizers.Adagrad())


if __name__ == "__main__":
    print(": ".join(repro(0)))
