"""SimpleRNN and RandomGrayscale that are made again from their configuration have lost their seed."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def output(layer, inputs, weights=None):
    layer.build(inputs.shape)
    if weights is not None:
        layer.set_weights(weights)
    return np.array(layer(tf.constant(inputs), training=True))


def repro(seed):
    inputs = np.random.RandomState(seed).uniform(size=(16, 6, 6, 3)).astype("float32")
    cases = (("SimpleRNN", {"units": 4, "dropout": 0.5}, inputs[0]), ("RandomGrayscale", {"factor": 0.5}, inputs))
    lost, kept = [], []
    for name, options, given in cases:
        try:
            first, second = (getattr(tf.keras.layers, name)(seed=1234, **options) for _ in range(2))
        except (AttributeError, TypeError, ValueError):
            continue  # no such layer, or it takes no seed
        wanted = output(first, given)
        weights = first.get_weights() if name == "SimpleRNN" else None
        if not np.array_equal(output(second, given, weights), wanted):
            continue  # one seed does not make one sequence
        again = type(first).from_config(first.get_config())
        (kept if np.allclose(output(again, given, weights), wanted) else lost).append(name)
    if not lost and not kept:
        return "inapplicable", "neither layer has a seed"
    return ("reproduced" if lost else "absent"), "lost by %s, kept by %s" % (lost, kept)


if __name__ == "__main__":
    print(": ".join(repro(0)))
