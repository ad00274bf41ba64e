import numpy as np


def load(path):
    with np.load(path) as held:
        return held["x"], held["y"]
