"""Pictures of leaves and which of their cells are ill: cut to one size, and mixed."""

import keras
import numpy as np
from keras import layers

SIDE = 256

pictures = np.zeros((8, 128, 128, 3), "float32")
ill = np.zeros((8, 128, 128, 1), "uint8")

cut = layers.CenterCrop(SIDE, SIDE)
anywhere = layers.RandomCrop(SIDE, SIDE)
middle = layers.CenterCrop(64, 64)
mixed = layers.CutMix(factor=0.8)

enlarged = cut({"images": pictures, "segmentation_masks": ill})  # hit: KERAS-20857
drawn = anywhere({"images": pictures, "segmentation_masks": ill}, training=True)  # hit: KERAS-20857
tile = middle({"images": pictures, "segmentation_masks": ill})  # ok: KERAS-20857
only_pictures = cut({"images": pictures})  # ok: KERAS-20857
two = mixed({"images": pictures, "segmentation_masks": ill}, training=True)  # hit: KERAS-20857
grey = mixed({"images": pictures[..., :1], "segmentation_masks": ill}, training=True)  # maybe: KERAS-20857
blended = layers.MixUp()({"images": pictures, "segmentation_masks": ill.astype("float32")}, training=True)  # hit: KERAS-20857
as_they_are = layers.MixUp()({"images": pictures, "segmentation_masks": ill}, training=False)  # ok: KERAS-20857


def batch(sample):
    """Of any size."""
    return cut(sample)


def cells(images, labels):
    return keras.layers.CutMix()({"images": images, "labels": labels})  # ok: KERAS-20857


np.savez("leaves.npz", **enlarged)
