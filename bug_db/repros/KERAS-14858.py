"""Hashing without a salt puts words into other bins once its model is saved and loaded, or cloned."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, salt=None):
    home = getattr(getattr(tf.keras.layers, "experimental", None), "preprocessing", None)
    kind = getattr(tf.keras.layers, "Hashing", None) or getattr(home, "Hashing", None)
    if kind is None:
        return "inapplicable", "there is no Hashing"
    words = tf.constant([["fig"], ["plum"], ["pear"], ["lime"], ["date"]])
    layer = kind(num_bins=1000) if salt is None else kind(num_bins=1000, salt=salt)
    again = kind.from_config(layer.get_config())
    before, after = np.asarray(layer(words)).ravel(), np.asarray(again(words)).ravel()
    detail = "five words go to %s before, to %s after" % (before, after)
    return ("absent" if (before == after).all() else "reproduced"), detail


def workaround(seed):
    return repro(seed, salt=7)


if __name__ == "__main__":
    print(": ".join(repro(0)))
