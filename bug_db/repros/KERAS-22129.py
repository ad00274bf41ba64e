"""draw_bounding_boxes makes pictures of floats between 0 and 1 black."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Pen:
    """What is asked of OpenCV where it is not installed: it is to draw, and leaves the rest of a picture as it is."""

    FONT_HERSHEY_SIMPLEX = LINE_AA = 0

    @staticmethod
    def rectangle(picture, first, last, color, *rest, **more):
        (left, top), (right, bottom) = first, last
        picture[top : bottom + 1, [left, right]] = color
        picture[[top, bottom], left : right + 1] = color
        return picture


def repro(seed, scaled=False):
    draw = getattr(getattr(tf.keras, "visualization", None), "draw_bounding_boxes", None)
    if draw is None:
        return "inapplicable", "there is no draw_bounding_boxes"
    picture = np.ones((1, 20, 20, 3), "float32") * (255 if scaled else 1)
    boxes = {"boxes": np.array([[[2.0, 2, 8, 8]]]), "labels": np.array([[0]])}
    module = sys.modules[draw.__module__]
    module.cv2 = module.cv2 or Pen
    got = np.asarray(draw(picture, boxes, "xyxy"))
    corner = int(got[0, 15, 15, 0])
    return ("absent" if corner == 255 else "reproduced"), "white is drawn as %d, right is 255" % corner


def workaround(seed):
    return repro(seed, scaled=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
