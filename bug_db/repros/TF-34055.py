"""reset_states of a model leaves the states of a stateful Bidirectional layer as they are."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_layer=False):
    layers = tf.keras.layers
    inner = layers.SimpleRNN(1, stateful=True, kernel_initializer="ones", recurrent_initializer="ones")
    source = tf.keras.Input(batch_shape=(1, 2, 1))
    model = tf.keras.Model(source, layers.Bidirectional(inner)(source))
    owner = model.layers[-1] if by_layer else model
    reset = getattr(owner, "reset_states", None) or getattr(owner, "reset_state", None)
    if reset is None:
        return "inapplicable", "a model has no reset_states"
    inputs = np.full((1, 2, 1), 0.3, dtype="float32")
    first, second = model.predict(inputs), model.predict(inputs)
    if np.abs(first - second).max() < 1e-4:
        return "absent", "the layer does not keep its states: nothing to reset"
    reset()
    off = float(np.abs(first - model.predict(inputs)).max())
    return ("reproduced" if off > 1e-4 else "absent"), "after the reset the output is off by %.3f, right is 0" % off


def workaround(seed):
    return repro(seed, by_layer=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
