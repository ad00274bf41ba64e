"""RandomRotation draws dark lines along the edges of the images it turns, though it is to fill by reflection."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


def find():
    """The layer, wherever this release keeps it."""
    layers = tf.keras.layers
    if hasattr(layers, "RandomRotation"):
        return layers.RandomRotation
    experimental = getattr(getattr(layers, "experimental", None), "preprocessing", None)
    return getattr(experimental, "RandomRotation", None)


def repro(seed):
    layer = find()
    if layer is None:
        return "inapplicable", "there is no RandomRotation"
    np.random.seed(seed)
    tf.compat.v1.set_random_seed(seed)
    # Whichever way a white image is turned and its edges reflected, it stays white.
    white = np.ones((6, 33, 33, 1), dtype="float32")
    turned = np.array(layer(0.3, seed=seed)(white, training=True))
    dark = int(np.sum(turned < 0.99))
    detail = "%d dark pixels, the darkest %.2f, in %d white images" % (dark, turned.min(), len(white))
    return ("reproduced" if dark else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
