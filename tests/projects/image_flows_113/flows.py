"""Where the pictures come from."""

import math

import numpy as np
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.utils import Sequence

SIDE = 150


class Patches(Sequence):
    """Patches out of one large array, in batches."""

    def __init__(self, pixels, labels, batch_size=32):
        self.pixels, self.labels, self.batch_size = pixels, labels, batch_size

    def __len__(self):
        return math.ceil(len(self.labels) / self.batch_size)

    def __getitem__(self, index):
        rows = slice(index * self.batch_size, (index + 1) * self.batch_size)
        return self.pixels[rows], self.labels[rows]


def from_folder(folder):
    scaled = ImageDataGenerator(rescale=1 / 255)
    return scaled.flow_from_directory(folder, target_size=(SIDE, SIDE), batch_size=128, class_mode="binary")


def endless(patches):
    """The same batches, for ever: a plain generator."""
    while True:
        for index in np.random.permutation(len(patches)):
            yield patches[index]
