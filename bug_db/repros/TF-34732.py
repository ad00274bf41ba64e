"""An Embedding of positions that do not lead back to the model's input is no part of the model: it is never trained.

Positions made from the input with tf.ones_like and tf.cumsum do lead back to it, but are folded where its shape is fixed.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("cumsum", "range")


class Places(tf.keras.layers.Layer):
    """Adds the table's entries of the positions, which it makes itself."""

    def __init__(self, table, variant):
        super(Places, self).__init__()
        self.table = table
        self.variant = variant

    def call(self, words):
        return self.table(tf.range(3) if self.variant == "range" else tf.cumsum(tf.ones_like(words), axis=-1))


def repro(seed, variant, own=False):
    layers = tf.keras.layers
    words = tf.keras.Input(batch_shape=(2, 3), dtype="int32")
    table = layers.Embedding(5, 2, name="positions")
    try:
        if own:
            found = layers.Lambda(lambda pair: pair[0] + pair[1])(
                [layers.Embedding(9, 2)(words), Places(table, variant)(words)]
            )
        else:
            places = tf.range(3) if variant == "range" else tf.cumsum(tf.ones_like(words), axis=-1)
            found = layers.Embedding(9, 2)(words) + table(places)
        model = tf.keras.Model(words, found)
    except (AttributeError, ValueError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    model.compile(tf.keras.optimizers.SGD(1.0), "mse")
    before = np.array(tf.keras.backend.get_value(table.embeddings))
    model.fit(np.ones((2, 3), dtype="int32"), np.full((2, 3, 2), 5.0), batch_size=2, epochs=1, verbose=0)
    moved = float(np.abs(np.array(tf.keras.backend.get_value(table.embeddings)) - before).max())
    held = any(weight is table.embeddings for weight in model.weights)
    detail = "the layer is %spart of the model; training moved it by %.3f" % ("" if held else "no ", moved)
    return ("absent" if moved > 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, own=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
