"""A layer forgets its seed when the model is saved."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("simple-rnn", "random-grayscale")


def repro(seed, variant, given_again=False):
    layers = tf.keras.layers
    if variant == "simple-rnn":
        cls, data = layers.SimpleRNN, np.ones((4, 5, 40), "float32")
        options = {"units": 3, "dropout": 0.5, "recurrent_initializer": "zeros"}
        options["kernel_initializer"] = tf.keras.initializers.Constant(0.01)
    else:
        cls, data = (
            getattr(layers, "RandomGrayscale", None),
            np.random.RandomState(0).rand(32, 4, 4, 3).astype("float32"),
        )
        options = {"factor": 0.5}
    if cls is None:
        return "inapplicable", "there is no layer RandomGrayscale"
    try:
        layer, twin = cls(seed=7, **options), cls(seed=7, **options)
    except (TypeError, ValueError):
        return "inapplicable", "the layer takes no seed"
    config = layer.get_config()
    if given_again:
        config["seed"] = 7
    again = cls.from_config(config)
    first, second, third = [np.asarray(one(data, training=True)) for one in (layer, twin, again)]
    if not np.allclose(first, second):
        raise AssertionError("two layers of one seed differ from the start")
    same = np.allclose(first, third)
    return ("absent" if same else "reproduced"), "the same numbers before and after: %s" % same


def workaround(seed, variant):
    return repro(seed, variant, given_again=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
