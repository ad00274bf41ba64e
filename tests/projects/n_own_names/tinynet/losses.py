import numpy as np


class BinaryCrossentropy:
    def __init__(self, from_logits=False):
        self.from_logits = from_logits

    def __call__(self, y, p):
        return binary_crossentropy(y, p)


def binary_crossentropy(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
