"""Looks at a handful of pictures with their boxes."""

import sys

import numpy as np
from keras.visualization import draw_bounding_boxes, plot_bounding_box_gallery


def gallery(pictures, boxes):
    plot_bounding_box_gallery(pictures, "xyxy", boxes, value_range=(0, 1), rows=2, cols=3)  # hit: KERAS-22129


def gallery_of_bytes(pictures, boxes):
    plot_bounding_box_gallery(pictures, "xyxy", boxes, value_range=(0, 255), rows=2, cols=3)  # ok: KERAS-22129


def one(picture, boxes):
    return draw_bounding_boxes(picture[None], boxes, "xyxy")  # maybe: KERAS-22129


if __name__ == "__main__":
    held = np.load(sys.argv[1])
    boxes = {"boxes": held["boxes"], "labels": held["labels"]}
    gallery(held["scaled"], boxes)
    gallery_of_bytes(held["raw"], boxes)
    one(held["scaled"][0], boxes)
