"""A layer is of another class after the model is saved and loaded: it is no tf.keras.layers.X any more."""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("h5", "savedmodel", "json", "recurrent")
VARIANT_OF = {"h5": "h5", "savedmodel": "asked", "json": "config", "recurrent": "h5"}


def again(model, variant, folder):
    """The model after a round trip; None where this release has no such way."""
    if variant == "json":
        return tf.keras.models.model_from_json(model.to_json())
    path = os.path.join(folder, "kept" if variant == "savedmodel" else "kept.h5")
    try:
        if variant == "savedmodel":
            model.save(path, save_format="tf")
        else:
            model.save(path)
    except (TypeError, ValueError, NotImplementedError):
        return None
    return tf.keras.models.load_model(path)


def repro(seed, variant):
    np.random.seed(seed)
    layers = tf.keras.layers
    if variant == "recurrent":
        classes = (layers.GRU, layers.LSTM)
        model = tf.keras.Sequential([layers.GRU(2, return_sequences=True, input_shape=(3, 2)), layers.LSTM(2)])
    else:
        classes = (layers.BatchNormalization,)
        model = tf.keras.Sequential([layers.BatchNormalization(input_shape=(4,))])
    with tempfile.TemporaryDirectory() as folder:
        other = again(model, variant, folder)
    if other is None:
        return "inapplicable", "this release does not save so"
    if not all(isinstance(layer, one) for layer, one in zip(model.layers, classes)):
        return "inapplicable", "not even the model as it was made has layers of the class"
    changed = [
        "%s.%s" % (type(layer).__module__, type(layer).__name__)
        for layer, one in zip(other.layers, classes)
        if not isinstance(layer, one)
    ]
    if changed:
        return "reproduced", "came back as %s" % ", ".join(changed)
    return "absent", "still %s" % ", ".join(one.__name__ for one in classes)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
