"""A model with a layer on two inputs is wired otherwise once it is loaded."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("layer", "submodel")


def made(variant):
    layers, Input, Model = tf.keras.layers, tf.keras.Input, tf.keras.Model
    left, right = Input((2,)), Input((2,))
    shared = layers.Dense(2)
    if variant == "submodel":
        source = Input((2,))
        shared = Model(source, shared(source))
    return Model([left, right], layers.Subtract()([shared(left), layers.Dense(2)(shared(right))]))


def repro(seed, variant, by_code=False):
    model = made(variant)
    chance = np.random.RandomState(seed)
    model.set_weights([chance.rand(*weights.shape) for weights in model.get_weights()])
    pair = [np.array([[1.0, 2]], "float32"), np.array([[5.0, -3]], "float32")]
    before = np.asarray(model.predict(pair, verbose=0))[0]
    folder = tempfile.mkdtemp()
    try:
        if by_code:
            path = os.path.join(folder, "model.weights.h5")
            model.save_weights(path)
            again = made(variant)
            again.load_weights(path)
        else:
            path = os.path.join(folder, "model.keras" if hasattr(tf.keras, "ops") else "model.h5")
            model.save(path)
            try:
                again = tf.keras.models.load_model(path)
            except (IndexError, ValueError) as error:
                return "loud", "%s when it is loaded" % type(error).__name__
        after = np.asarray(again.predict(pair, verbose=0))[0]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    detail = "%s before, %s after" % (" ".join("%.3f" % v for v in before), " ".join("%.3f" % v for v in after))
    return ("absent" if np.abs(before - after).max() < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, by_code=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
