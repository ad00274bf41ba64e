"""ops.image.resize of an image of integers cuts the fractions off and lets overshoots wrap around."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    image_ops = getattr(getattr(tf.keras, "ops", None), "image", None)
    if image_ops is None:
        return "inapplicable", "there is no tf.keras.ops.image"
    # Black and white tiles in noise, so that a polynomial of the third degree overshoots on both sides.
    image = np.random.RandomState(seed).choice([0, 3, 252, 255], size=(1, 5, 5, 1)).astype("uint8")
    wrong = []
    for method in ("bilinear", "bicubic", "lanczos3"):
        exact = np.array(tf.image.resize(image.astype("float32"), (11, 11), method=method))
        found = np.array(image_ops.resize(image, (11, 11), interpolation=method)).astype("float64")
        away = np.abs(found - np.clip(exact, 0, 255)).max()
        if away > 0.51:
            wrong.append("%s by up to %.2f" % (method, away))
    return ("reproduced" if wrong else "absent"), ("off " + ", ".join(wrong)) if wrong else "all are rounded"


if __name__ == "__main__":
    print(": ".join(repro(0)))
