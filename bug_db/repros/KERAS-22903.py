"""On PyTorch a picture that is resized with pad_to_aspect_ratio has ones on its left, whatever fill_value is."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def with_torchvision():
    """Makes torchvision ready, which Keras before 3.9 resizes with.

    Beside a PyTorch for CPUs the usual wheel misses two of its own operators, which nothing here needs.
    """
    try:
        import torchvision  # noqa: F401 - Keras asks for it by name; here it is only made to load
    except ImportError:
        pass
    except RuntimeError:
        from torch import library

        for name in ("nms", "qnms"):
            library.define("torchvision::" + name, "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        import torchvision  # noqa: F401 - as above, now that its operators are there


def repro(seed, bare=False):
    image = getattr(getattr(tf.keras, "ops", None), "image", None)
    if image is None or not hasattr(image, "resize"):
        return "inapplicable", "there is no keras.ops.image.resize"
    picture, fill = np.full((8, 4, 1), 9.0, "float32"), 5.0
    with_torchvision()
    try:
        if bare:
            padded = np.pad(picture, ((0, 0), (2, 2), (0, 0)), mode="constant", constant_values=fill)
            got = image.resize(padded, (4, 4))
        else:
            got = image.resize(picture, (4, 4), pad_to_aspect_ratio=True, fill_value=fill)
    except TypeError as error:
        return "inapplicable", str(error)
    row = tf.keras.ops.convert_to_numpy(got)[1, :, 0]
    detail = "between bars of 5 a row of nines is %s" % row.tolist()
    return ("absent" if abs(row[0] - fill) < 1e-5 else "reproduced"), detail


def workaround(seed):
    return repro(seed, bare=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
