"""compute_ciou squares a constant of the formula that is not squared."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    boxes = getattr(getattr(tf.keras.utils, "bounding_boxes", None), "compute_ciou", None)
    if boxes is None:
        return "inapplicable", "there is no keras.utils.bounding_boxes.compute_ciou"
    one, other = [0.0, 0.0, 4.0, 2.0], [0.0, 0.0, 2.0, 4.0]
    got = float(np.asarray(boxes(np.array([one], "float32"), np.array([other], "float32"), "xyxy")).ravel()[0])
    overlap = 4.0 / 12.0
    aspect = 4 / np.pi**2 * (np.arctan(4 / 2.0) - np.arctan(2 / 4.0)) ** 2
    distance = ((2 - 1) ** 2 + (1 - 2) ** 2) / float(4**2 + 4**2)
    right = overlap - distance - aspect * aspect / (1 - overlap + aspect)
    return ("absent" if abs(got - right) < 1e-3 else "reproduced"), "got %.4f, right is %.4f" % (got, right)


if __name__ == "__main__":
    print(": ".join(repro(0)))
