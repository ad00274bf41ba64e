"""A loss given by name for one of two outputs is computed on the other output."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("dataset", "arrays")


def repro(seed, variant, first=False):
    layers = tf.keras.layers
    source = tf.keras.Input((1,))
    hidden = layers.Dense(1, use_bias=False, kernel_initializer="ones", name="hidden")(source)
    head = layers.Dense(1, use_bias=False, kernel_initializer="ones", name="head")(hidden)
    model = tf.keras.Model(source, [head, hidden] if first else [hidden, head])
    model.compile(tf.keras.optimizers.SGD(0.01), loss={"head": "mse"})
    inputs, targets = np.ones((4, 1), dtype="float32"), np.full((4, 1), 3.0, dtype="float32")
    try:
        if variant == "dataset":
            model.fit(tf.data.Dataset.from_tensor_slices((inputs, targets)).batch(4), epochs=1, verbose=0)
        else:
            model.fit(inputs, targets, batch_size=4, epochs=1, verbose=0)
    except (KeyError, TypeError, ValueError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    moved = float(model.get_layer("head").get_weights()[0][0, 0] - 1.0)
    detail = "the layer that makes the output with the loss moved by %.3f" % moved
    return ("absent" if abs(moved) > 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, first=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
