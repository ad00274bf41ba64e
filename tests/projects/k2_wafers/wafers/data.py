"""Pictures of wafers: reading, augmentation, statistics."""
from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import tensorflow as tf
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
from tensorflow.keras.preprocessing import image as kimage
from tensorflow.keras.preprocessing.image import ImageDataGenerator

AXES = dict(row_axis=0, col_axis=1, channel_axis=2)


def load_folder(folder: Path, size=(96, 96)):
    images, labels = [], []
    for number, kind in enumerate(sorted(folder.iterdir())):
        for path in kind.glob("*.png"):
            images.append(kimage.img_to_array(kimage.load_img(path, target_size=size)))
            labels.append(number)
    return np.stack(images), np.array(labels)


class Jitter:
    """Slides a wafer a little to the side, as the stage does."""

    def __init__(self, reach: float = 6.0, fill: str = "nearest"):
        self.reach = reach
        self.fill = fill

    def __call__(self, picture: np.ndarray) -> np.ndarray:
        shift = random.uniform(0, self.reach)
        return kimage.apply_affine_transform(picture, tx=shift, fill_mode=self.fill, **AXES)  # hit: TF-41460


def tilt(picture, degrees=12):
    return kimage.apply_affine_transform(picture, theta=degrees, fill_mode="reflect", **AXES)  # ok: TF-41460


def shrink(picture, by=1.1):
    return kimage.apply_affine_transform(picture, zx=by, zy=by, **AXES)  # ok: TF-41460


def training_flow(images, labels, batch_size, augment=True):
    settings = {
        "featurewise_center": True,
        "featurewise_std_normalization": True,
        "horizontal_flip": True,
    }
    if augment:
        settings["rotation_range"] = 10
    generator = ImageDataGenerator(preprocessing_function=preprocess_input, **settings)
    generator.fit(images)  # hit: KERAS-1949
    return generator.flow(images, labels, batch_size=batch_size)


def plain_flow(images, labels, batch_size=32):
    generator = ImageDataGenerator(rescale=1.0 / 255, featurewise_center=True, featurewise_std_normalization=True)
    generator.fit(images)  # ok: KERAS-1949
    return generator.flow(images, labels, batch_size=batch_size)


def prepared_flow(images, labels, batch_size=32):
    generator = ImageDataGenerator(
        featurewise_center=True, featurewise_std_normalization=True, preprocessing_function=preprocess_input
    )
    generator.fit(preprocess_input(images.copy()))  # ok: KERAS-1949
    return generator.flow(images, labels, batch_size=batch_size)


def scaled_flow(images, labels):
    generator = ImageDataGenerator(preprocessing_function=preprocess_input, vertical_flip=True)
    generator.fit(images)  # ok: KERAS-1949
    return generator.flow(images, labels)
