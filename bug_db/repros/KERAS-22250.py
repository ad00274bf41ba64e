"""RandomZoom by -1 divides by nothing left: the picture becomes a single colour."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, factor=-1.0):
    layers = tf.keras.layers
    if not hasattr(layers, "RandomZoom"):
        layers = getattr(getattr(layers, "experimental", None), "preprocessing", None)
    if not hasattr(layers, "RandomZoom"):
        return "inapplicable", "there is no RandomZoom"
    picture = np.zeros((1, 8, 8, 1), "float32") + np.arange(64.0).reshape(1, 8, 8, 1)
    try:
        layer = layers.RandomZoom((factor, factor))
        zoomed = np.array(layer(picture.astype("float32"), training=True))
    except ValueError as refusal:
        return "absent", "refused: %s" % str(refusal).split(". ")[0]
    shades = len(np.unique(zoomed.round(3)))
    detail = "%d shades of 64 are left at a factor of %.2f" % (shades, factor)
    return ("reproduced" if shades == 1 or np.isnan(zoomed).any() else "absent"), detail


def workaround(seed):
    return repro(seed, factor=-0.5)


if __name__ == "__main__":
    print(": ".join(repro(0)))
