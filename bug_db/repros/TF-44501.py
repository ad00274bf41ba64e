"""Augmentation layers draw dark lines along the edges of images, though they are to fill the edges by reflection."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


VARIANTS = ("rotation", "translation", "zoom")
NAMES = {"rotation": "RandomRotation", "translation": "RandomTranslation", "zoom": "RandomZoom"}


def find(name):
    """The layer, wherever this release keeps it."""
    layers = tf.keras.layers
    if hasattr(layers, name):
        return getattr(layers, name)
    experimental = getattr(getattr(layers, "experimental", None), "preprocessing", None)
    return getattr(experimental, name, None)


def repro(seed, variant, margin=0):
    layer = find(NAMES[variant])
    if layer is None:
        return "inapplicable", "there is no %s" % NAMES[variant]
    np.random.seed(seed)
    tf.compat.v1.set_random_seed(seed)
    # However a white image is turned, moved or zoomed and its edges reflected, it stays white.
    white = np.ones((6, 33, 33, 1), dtype="float32")
    if margin:
        # The lines are drawn along the edges of the larger image, and cut off with them.
        white = np.pad(white, ((0, 0), (margin, margin), (margin, margin), (0, 0)), "symmetric")
    # A translation is told as a share of the image, which is larger then.
    share = 0.3 * 33 / white.shape[1]
    how = (share, share) if variant == "translation" else (0.3,)
    changed = np.array(layer(*how, fill_mode="reflect", seed=seed)(white, training=True))
    changed = changed[:, margin : margin + 33, margin : margin + 33]
    dark = int(np.sum(changed < 0.99))
    detail = "%d dark pixels, the darkest %.2f, in %d white images" % (dark, changed.min(), len(white))
    return ("reproduced" if dark else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, margin=11)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
