"""Overlap of boxes."""

import os

os.environ["KERAS_BACKEND"] = "torch"

from keras import ops
from keras.utils import bounding_boxes


class CIoULoss:
    def __init__(self, fmt="xyxy"):
        self.fmt = fmt

    def __call__(self, true, guess):
        return 1 - bounding_boxes.compute_ciou(true, guess, self.fmt)  # hit: KERAS-20784


def overlap(true, guess):
    return bounding_boxes.compute_iou(true, guess, "xyxy")  # ok: KERAS-20784


def noise(frames):
    """Median over time, of frames that come one after the other."""
    stack = ops.stack(frames)
    return stack - ops.median(stack, axis=0, keepdims=True)  # maybe: KERAS-23013
