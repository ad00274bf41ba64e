"""A layer that augments pictures does nothing any more once a model with dropout or batch normalization was made."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, told=False):
    layers = tf.keras.layers
    old = getattr(getattr(layers, "experimental", None), "preprocessing", None)
    shift = getattr(layers, "RandomTranslation", None) or getattr(old, "RandomTranslation", None)
    if shift is None:
        return "inapplicable", "there is no layer RandomTranslation"
    tf.keras.backend.clear_session()
    picture = np.arange(8 * 8 * 3, dtype="float32").reshape(1, 8, 8, 3)
    augment = shift((0.4, 0.5), (0.4, 0.5))
    if np.allclose(np.asarray(augment(picture)), picture):
        return "inapplicable", "the layer wants training=True from the start"
    source = tf.keras.Input((4,))
    tf.keras.Model(source, layers.Dropout(0.5)(source))
    result = np.asarray(augment(picture, training=True) if told else augment(picture))
    tf.keras.backend.clear_session()
    same = np.allclose(result, picture)
    return ("reproduced" if same else "absent"), "the picture is %s" % ("as it was" if same else "shifted")


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
