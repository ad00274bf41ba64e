"""Layers in a list of lists of a custom layer are neither saved nor loaded."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


VARIANTS = ("lists", "dict")


def made(variant, flat):
    class Blocks(tf.keras.layers.Layer):
        def __init__(self, **options):
            super(Blocks, self).__init__(**options)
            first, second = tf.keras.layers.Dense(2), tf.keras.layers.Dense(2)
            if flat:
                self.blocks = [first, second]
            else:
                self.blocks = {"only": [first, second]} if variant == "dict" else [[first, second]]

        def call(self, inputs):
            rows = self.blocks["only"] if isinstance(self.blocks, dict) else self.blocks
            if isinstance(rows[0], (list, tuple)):
                rows = rows[0]
            for layer in rows:
                inputs = layer(inputs)
            return inputs

    source = tf.keras.Input((3,))
    return tf.keras.Model(source, Blocks()(source))


def repro(seed, variant, flat=False):
    rows = np.ones((1, 3), "float32")
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "of.weights.h5")
    saved, loaded = made(variant, flat), made(variant, flat)
    for weight in saved.weights:
        weight.assign(np.full(weight.shape, 0.5))
    for model in (saved, loaded):
        for layer in tf.nest.flatten(model.layers[1].blocks):
            layer.set_weights([np.full(w.shape, 0.5 if model is saved else 0.25) for w in layer.get_weights()])
    saved.save_weights(path)
    try:
        loaded.load_weights(path)
    except ValueError as error:
        return "loud", str(error).splitlines()[0]
    finally:
        shutil.rmtree(folder)
    before, after = saved.predict(rows).ravel()[0], loaded.predict(rows).ravel()[0]
    detail = "%.4f before, %.4f after" % (before, after)
    return ("absent" if abs(before - after) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, flat=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
