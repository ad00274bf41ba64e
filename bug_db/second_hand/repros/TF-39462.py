"""ReduceLROnPlateau goes on to reduce a learning rate that is at min_lr already, where min_lr rounds up in 32 bits."""

import io
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
MINIMUM = 0.001  # as a float32 it is a little more


def repro(seed):
    np.random.seed(seed)
    # Nothing is to be learned, so the loss stays what it is and each epoch is one of a plateau.
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, kernel_initializer="zeros", input_shape=(2,))])
    model.compile(optimizer=tf.keras.optimizers.SGD(0.01), loss="mse")
    callback = tf.keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.1, patience=1, min_lr=MINIMUM, verbose=1)
    rates, said = [], []
    note = tf.keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: rates.append(rate_of(model)))
    real, sys.stdout = sys.stdout, io.StringIO()
    try:
        inputs, targets = np.ones((4, 2), "float32"), np.zeros((4, 1), "float32")
        model.fit(inputs, targets, epochs=10, verbose=0, callbacks=[callback, note])
        said = [line for line in sys.stdout.getvalue().splitlines() if "reducing learning rate" in line]
    finally:
        sys.stdout = real
    if not said or rates[-1] != np.float32(MINIMUM):
        raise AssertionError("the rate was not reduced to the minimum: %r" % rates)
    reductions = sum(1 for before, after in zip([np.float32(0.01)] + rates, rates) if before != after)
    detail = "%d reductions are reported, %d changed the rate" % (len(said), reductions)
    return ("reproduced" if len(said) > reductions else "absent"), detail


def rate_of(model):
    """The learning rate as it is stored."""
    optimizer = model.optimizer
    rate = optimizer.learning_rate if hasattr(optimizer, "learning_rate") else optimizer.lr
    return np.float32(rate.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(rate))


if __name__ == "__main__":
    print(": ".join(repro(0)))
