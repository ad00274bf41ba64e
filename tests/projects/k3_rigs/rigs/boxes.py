"""Boxes as the labelling tool writes them: centre and size, as shares of the picture."""
import numpy as np
from keras.utils import bounding_boxes

HEIGHT, WIDTH = 720, 1280


def to_corners(boxes, height=HEIGHT, width=WIDTH):
    return bounding_boxes.convert_format(  # hit: KERAS-22805
        boxes, source="rel_center_xywh", target="xyxy", height=height, width=width
    )


def to_corners_by_hand(boxes):
    scaled = boxes * np.array([WIDTH, HEIGHT, WIDTH, HEIGHT])
    return bounding_boxes.convert_format(scaled, "center_xywh", "xyxy")  # ok: KERAS-22805


def square(boxes, side=512):
    return bounding_boxes.convert_format(boxes, "rel_center_xywh", "xyxy", side, side)  # ok: KERAS-22805


def back(boxes):
    return bounding_boxes.convert_format(boxes, "xyxy", "rel_center_xywh", height=HEIGHT, width=WIDTH)  # ok: KERAS-22805


if __name__ == "__main__":
    b = np.array([[[0.5, 0.5, 0.1, 0.2]]], "float32")
    print(to_corners(b), to_corners_by_hand(b), square(b), back(to_corners(b)))
