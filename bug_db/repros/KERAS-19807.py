"""LayerNormalization forgets rms_scaling when it is saved or cloned."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("cloned", "loaded")


def copied(model, variant):
    if variant == "cloned":
        again = tf.keras.models.clone_model(model)
        # The copy has an offset, which is zero.
        again.layers[-1].set_weights((model.layers[-1].get_weights() + again.layers[-1].get_weights()[1:])[:2])
        return again
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "model.keras")
        model.save(path)
        return tf.keras.models.load_model(path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def repro(seed, variant, set_again=False):
    layers = tf.keras.layers
    try:
        layer = layers.LayerNormalization(rms_scaling=True, center=variant == "cloned")
    except (TypeError, ValueError):
        return "inapplicable", "there is no rms_scaling"
    source = tf.keras.Input((3,))
    model = tf.keras.Model(source, layer(source))
    again = copied(model, variant)
    if set_again:
        again.layers[-1].rms_scaling = True
    x = np.array([[1.0, 2, 6]], "float32")
    before, after = np.asarray(model(x))[0], np.asarray(again(x))[0]
    detail = "%s before, %s after" % (" ".join("%.3f" % v for v in before), " ".join("%.3f" % v for v in after))
    return ("absent" if np.abs(before - after).max() < 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, set_again=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
