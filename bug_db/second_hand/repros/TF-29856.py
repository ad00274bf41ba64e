"""Bilinear upsampling smears the last row and column of a picture: it treats its two ends unlike.

Enlarging does not know left from right, so a mirrored picture must give the mirrored result.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANT_OF = "layer"


def repro(seed):
    np.random.seed(seed)
    try:
        layer = tf.keras.layers.UpSampling2D(size=(2, 2), interpolation="bilinear", input_shape=(5, 4, 1))
    except TypeError:
        return "inapplicable", "UpSampling2D cannot interpolate"
    model = tf.keras.Sequential([layer])
    picture = np.random.rand(1, 5, 4, 1).astype("float32")
    enlarged = model.predict(picture, verbose=0)
    turned = model.predict(picture[:, ::-1, ::-1], verbose=0)[:, ::-1, ::-1]
    off = np.abs(enlarged - turned).max()
    ramp = np.tile(np.arange(4, dtype="float32").reshape(1, 1, 4, 1), (1, 5, 1, 1))
    row = model.predict(ramp, verbose=0)[0, 4, :, 0]
    detail = "turned about it differs by %.3f; 0 1 2 3 becomes %s" % (off, " ".join("%.4g" % one for one in row))
    return ("reproduced" if off > 1e-3 else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
