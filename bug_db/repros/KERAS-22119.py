"""A vocabulary that holds a break of lines of Unicode comes back with other words from a saved model."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

import tempfile

WORDS = ["c\u2028d", "e\x0bf", "plain"]


def repro(seed, other_way=False):
    layers = tf.keras.layers
    lookup = getattr(layers, "StringLookup", None)
    if lookup is None:
        return "inapplicable", "there is no layer StringLookup"
    layer, again = lookup(), lookup()
    if not hasattr(layer, "save_assets"):
        return "inapplicable", "the layer has no assets of its own"
    layer.adapt(np.array(WORDS))
    if other_way:
        layer = lookup(vocabulary=layer.get_vocabulary())
        again = lookup.from_config(layer.get_config())
    with tempfile.TemporaryDirectory() as folder:
        layer.save_assets(folder)
        again.load_assets(folder)
    before, after = layer.get_vocabulary(), again.get_vocabulary()
    return ("absent" if before == after else "reproduced"), "%d words before, %d after" % (len(before), len(after))


def workaround(seed):
    return repro(seed, other_way=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
