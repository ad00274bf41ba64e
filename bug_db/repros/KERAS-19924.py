"""Saving or loading a .keras file takes the file model.weights.h5 beside it for its own: it is overwritten or deleted."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import shutil
import tempfile

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("save", "load")


def model_of(number):
    """A model of one weight."""
    start = tf.keras.initializers.Constant(number)
    return tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1, kernel_initializer=start)])


def kept(path):
    """The weight that the file holds, or None where there is no file any more."""
    if not os.path.exists(path):
        return None
    model = model_of(0.0)
    model.load_weights(path)
    return float(np.ravel(model.get_weights()[0])[0])


def repro(seed, variant, name="model.weights.h5"):
    folder = tempfile.mkdtemp()
    whole, weights = os.path.join(folder, "whole.keras"), os.path.join(folder, name)
    try:
        try:
            model_of(3.0).save(whole)
            model_of(5.0).save_weights(weights)
            if variant == "load":
                tf.keras.models.load_model(whole)
            else:
                model_of(3.0).save(whole)
        except Exception as error:
            return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
        found = kept(weights)
    finally:
        shutil.rmtree(folder)
    detail = "the weights of 5 beside a .keras file %s" % ("are gone" if found is None else "are %g afterwards" % found)
    return ("absent" if found == 5 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, name="best.weights.h5")


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
