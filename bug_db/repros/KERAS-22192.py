"""Augmented segmentation masks hold classes that do not exist."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


VARIANTS = ("rotation", "resizing")


def repro(seed, variant, nearest=False):
    layers = tf.keras.layers
    options = {"interpolation": "nearest"} if nearest else {}
    try:
        if variant == "rotation":
            layer = layers.RandomRotation((0.1, 0.1), seed=seed, fill_mode="constant", **options)
        else:
            layer = layers.Resizing(5, 5, **options)
    except (AttributeError, TypeError) as error:
        return "inapplicable", str(error)
    mask = np.zeros((1, 8, 8, 1), "float32")
    mask[:, 2:6, 3:7] = 4
    try:
        got = layer({"images": np.zeros((1, 8, 8, 3), "float32"), "segmentation_masks": mask}, training=True)
        got = np.asarray(got["segmentation_masks"])
    except Exception as error:
        return "inapplicable", "no dictionaries: " + str(error).splitlines()[0]
    classes = sorted(set(np.round(got, 2).ravel().tolist()))
    return ("absent" if set(classes) <= {0, 4} else "reproduced"), "of the classes 0 and 4 come %s" % classes[:6]


def workaround(seed, variant):
    return repro(seed, variant, nearest=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
