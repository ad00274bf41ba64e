"""clone_model(recursive=True) leaves out layers two models down."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    keras = tf.keras
    inner = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, name="deep")], name="inner")
    outer_source = keras.Input((2,))
    middle = keras.Model(outer_source, inner(outer_source), name="middle")
    source = keras.Input((2,))
    model = keras.Model(source, middle(source))
    seen = []

    def noted(layer):
        seen.append(layer.name)
        if by_hand and isinstance(layer, keras.Model):
            return keras.models.clone_model(layer, clone_function=noted)
        return layer.__class__.from_config(layer.get_config())

    try:
        if by_hand:
            keras.models.clone_model(model, clone_function=noted)
        else:
            keras.models.clone_model(model, clone_function=noted, recursive=True)
    except TypeError as error:
        return "inapplicable", str(error).splitlines()[0]
    return ("absent" if "deep" in seen else "reproduced"), "clone_function saw %s" % sorted(set(seen))


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
