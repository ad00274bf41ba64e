"""A model in an .h5 file loses a layer's axis."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("integer", "list")


def made(variant):
    source = tf.keras.Input((2, 3))
    if variant == "integer":
        out = tf.keras.layers.Concatenate(axis=1)([source, source])
    else:
        out = tf.keras.layers.Softmax(axis=[1, 2])(source)
    return tf.keras.Model(source, out)


def repro(seed, variant, ending=".h5"):
    values = np.arange(6, dtype="float32").reshape(1, 2, 3)
    try:
        model = made(variant)
        before = np.asarray(model.predict(values, verbose=0))
    except TypeError:
        return "inapplicable", "a layer takes no list of axes"
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "model" + ending)
    try:
        model.save(path)
        after = np.asarray(tf.keras.models.load_model(path).predict(values, verbose=0))
    finally:
        shutil.rmtree(folder)
    same = before.shape == after.shape and np.allclose(before, after)
    detail = "before %s with sum %.2f, after %s with sum %.2f" % (before.shape, before.sum(), after.shape, after.sum())
    return ("absent" if same else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, ending=".keras")


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
