"""Two outputs that one layer makes have one name, and the loss of the last is told as that of each."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("evaluate", "history")


def repro(seed, variant, renamed=False):
    """The head is the identity: labels of 0 and inputs of 1 and 3 have the losses 1 and 9."""
    layers = tf.keras.layers
    left, right = tf.keras.Input((1,)), tf.keras.Input((1,))
    head = layers.Dense(1, kernel_initializer="ones", name="head")
    outputs = [head(left), head(right)]
    if renamed:
        outputs = [layers.Activation("linear", name=name)(one) for name, one in zip(("left", "right"), outputs)]
    model = tf.keras.Model([left, right], outputs)
    model.compile(tf.keras.optimizers.SGD(0.0), "mse")
    inputs, labels = [np.full((1, 1), number, "float32") for number in (1, 3)], [np.zeros((1, 1), "float32")] * 2
    if variant == "evaluate":
        told = model.evaluate(inputs, labels, verbose=0)
        told = told[1:] if isinstance(told, list) else []
    else:
        history = model.fit(inputs, labels, verbose=0).history
        told = [history[name][0] for name in history if name.endswith("_loss")]
    if not told:
        return "inapplicable", "the loss of a single output is not told"
    told = sorted(round(float(one), 4) for one in told)
    return ("absent" if told == [1, 9] else "reproduced"), "the losses of the outputs are told as %s, right is [1, 9]" % told


def workaround(seed, variant):
    return repro(seed, variant, renamed=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
