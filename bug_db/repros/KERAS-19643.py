"""LayerNormalization scales along the last axis where rms_scaling is on and another is asked for."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, moved=False):
    layers = tf.keras.layers
    try:
        layer = layers.LayerNormalization(axis=-1 if moved else 1, rms_scaling=True)
    except (TypeError, ValueError):
        return "inapplicable", "there is no rms_scaling"
    x = np.random.RandomState(seed).rand(2, 3, 3).astype("float32")
    shown = np.swapaxes(x, 1, 2) if moved else x
    layer.build(shown.shape)
    scales = np.array([1.0, 10, 100], "float32")
    layer.gamma.assign(scales)
    got = np.asarray(layer(shown))
    got = np.swapaxes(got, 1, 2) if moved else got
    ones = got / x * np.sqrt(x.var(axis=1, keepdims=True) + 1e-3)
    along = ones[0, :, 0]
    detail = "along the axis of the scales 1, 10, 100 the factors are %s" % np.round(along, 1).tolist()
    return ("absent" if np.allclose(along, scales, rtol=1e-2) else "reproduced"), detail


def workaround(seed):
    return repro(seed, moved=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
