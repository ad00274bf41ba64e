"""Boxes "rel_center_xywh" take the width of the picture for its height."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, absolute=False):
    boxes = getattr(getattr(tf.keras, "utils", None), "bounding_boxes", None)
    if boxes is None:
        return "inapplicable", "there is no keras.utils.bounding_boxes"
    height, width = 100, 200
    box = np.array([[[0.5, 0.5, 0.2, 0.4]]], "float32")  # 40 wide and 40 high, in the middle
    name = "rel_center_xywh"
    if absolute:
        box, name = box * np.array([width, height, width, height], "float32"), "center_xywh"
    try:
        got = boxes.convert_format(box, source=name, target="xyxy", height=height, width=width)
    except ValueError as error:
        return "inapplicable", str(error).splitlines()[0]
    got = np.asarray(got).ravel()
    right = [80, 30, 120, 70]
    return ("absent" if np.allclose(got, right) else "reproduced"), "the box is %s, right is %s" % (got.tolist(), right)


def workaround(seed):
    return repro(seed, absolute=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
