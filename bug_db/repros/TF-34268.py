"""Non-maximum suppression with iou_threshold=0.0 drops boxes that do not overlap."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, threshold=0.0):
    boxes = tf.constant([[0.0, 0.0, 1.0, 1.0], [2.0, 2.0, 3.0, 3.0], [4.0, 4.0, 5.0, 5.0]])
    kept = value(tf.image.non_max_suppression(boxes, tf.constant([0.9, 0.8, 0.7]), 3, iou_threshold=threshold))
    return ("absent" if len(kept) == 3 else "reproduced"), "%d of 3 boxes that lie apart are kept" % len(kept)


def workaround(seed):
    return repro(seed, threshold=1e-6)


if __name__ == "__main__":
    print(": ".join(repro(0)))
