"""Augmentation of tiles and of their masks."""

import keras
import tensorflow as tf
from keras import layers

from aerial import settings


class SegAugment:
    """Flips, rotates and zooms pictures with their masks."""

    def __init__(self, seed=None):
        self.flip = layers.RandomFlip("horizontal", seed=seed)
        self.rotate = layers.RandomRotation(settings.AUGMENT["rotation"], fill_mode=settings.AUGMENT["fill_mode"], seed=seed)
        self.nearest = layers.RandomRotation(0.15, interpolation="nearest", seed=seed)

    def __call__(self, image, mask):
        out = self.flip({"images": image, "segmentation_masks": mask}, training=True)  # ok: KERAS-22192
        out = self.rotate(out, training=True)  # hit: KERAS-22192
        return out["images"], out["segmentation_masks"]

    def crisp(self, image, mask):
        out = self.nearest({"images": image, "segmentation_masks": mask}, training=True)  # ok: KERAS-22192
        return out["images"], out["segmentation_masks"]


def dataset(images, masks, batch=8):
    data = tf.data.Dataset.from_tensor_slices((images, masks)).batch(batch)
    return data.map(SegAugment(seed=3), num_parallel_calls=tf.data.AUTOTUNE)


def image_only(images):
    pipeline = keras.Sequential([layers.RandomRotation(0.2), layers.RandomZoom(settings.AUGMENT["zoom"])])
    return pipeline(images, training=True)  # ok: KERAS-22192


def zoom_layers(height, width):
    near = layers.RandomZoom(height_factor=(settings.EXTREME_ZOOM, settings.EXTREME_ZOOM))  # hit: KERAS-22250
    usual = layers.RandomZoom(height_factor=settings.AUGMENT["zoom"])  # ok: KERAS-22250
    return near, usual
