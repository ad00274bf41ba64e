"""EfficientNet with the weights of ImageNet divides colours by the root of their deviation.

The published weights are not loaded: a file that holds their three means and deviations stands in for them.
"""

import os
import sys
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
MEANS, DEVIATIONS = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
SHAPE = (32, 32, 3)


def made(kind, weights):
    return kind(include_top=False, weights=weights, input_shape=SHAPE)


def repro(seed, prepared=False):
    kind = getattr(tf.keras.applications, "EfficientNetB0", None)
    if kind is None:
        return "inapplicable", "there is no EfficientNetB0"
    plain = made(kind, None)
    norm = [layer for layer in plain.layers if "normalization" in type(layer).__name__.lower()][0]
    norm.set_weights([MEANS, DEVIATIONS] + [np.zeros(one.shape, one.dtype) for one in norm.get_weights()[2:]])
    path = os.path.join(tempfile.mkdtemp(), "own.weights.h5")
    plain.save_weights(path)
    module = sys.modules[kind.__module__]
    files = getattr(module, "data_utils", None) or module.file_utils
    files.get_file = lambda *given, **options: path
    model = made(kind, "imagenet")
    stem = tf.keras.Model(model.inputs, model.get_layer("stem_conv_pad").input)
    picture = np.full((1,) + SHAPE, 200.0, "float32")
    right = (picture / 255 - MEANS) / DEVIATIONS
    if prepared:
        picture = (255 * (MEANS + (picture / 255 - MEANS) / np.sqrt(DEVIATIONS))).astype("float32")
    got = np.asarray(stem.predict(picture))[0, 0, 0]
    detail = "a grey of 200 becomes %s, right is %s" % (np.round(got, 3).tolist(), np.round(right[0, 0, 0], 3).tolist())
    return ("absent" if np.allclose(got, right[0, 0, 0], atol=0.01) else "reproduced"), detail


def workaround(seed):
    return repro(seed, prepared=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
