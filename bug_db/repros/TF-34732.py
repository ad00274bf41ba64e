"""An Embedding of positions that do not lead back to the model's input is no part of the model: it is never trained.

Positions made from the input with tf.ones_like and tf.cumsum do lead back to it, but are folded where its shape is fixed.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("cumsum", "range")


def repro(seed, variant):
    layers = tf.keras.layers
    words = tf.keras.Input(batch_shape=(2, 3), dtype="int32")
    table = layers.Embedding(5, 2, name="positions")
    try:
        places = tf.range(3) if variant == "range" else tf.cumsum(tf.ones_like(words), axis=-1)
        model = tf.keras.Model(words, layers.Embedding(9, 2)(words) + table(places))
    except (AttributeError, ValueError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    model.compile(tf.keras.optimizers.SGD(1.0), "mse")
    before = np.array(tf.keras.backend.get_value(table.embeddings))
    model.fit(np.ones((2, 3), dtype="int32"), np.full((2, 3, 2), 5.0), batch_size=2, epochs=1, verbose=0)
    moved = float(np.abs(np.array(tf.keras.backend.get_value(table.embeddings)) - before).max())
    held = "positions" in [layer.name for layer in model.layers]
    detail = "the layer is %spart of the model; training moved it by %.3f" % ("" if held else "no ", moved)
    return ("absent" if moved > 1e-3 else "reproduced"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
