"""Trains on the tiles of a season."""

import keras
import numpy as np
from keras import layers, ops, random

from fields.bands import cloudless, edges, mixed, typical

CROPS = np.array([410.0, 0.0, 96.0])


class PerCrop(keras.losses.Loss):
    """The mean of each crop's own mean, whether a crop was seen or not."""

    def call(self, truth, guess):
        wrong = ops.sum(ops.square(truth - guess), axis=0)
        return ops.mean(ops.divide_no_nan(wrong, CROPS))  # hit: KERAS-23064


def share(wrong, seen):
    known = np.array([410.0, 31.0, 96.0])
    one = ops.divide_no_nan(wrong, known)  # ok: KERAS-23064
    return one, ops.where(CROPS == 0, 0.0, wrong / ops.where(CROPS == 0, 1.0, CROPS))  # ok: KERAS-23064


def augmented(tile):
    by_columns = random.shuffle(tile, axis=-1)  # hit: KERAS-23119
    by_rows = random.shuffle(tile, axis=1)  # ok: KERAS-23119
    return by_columns, by_rows, random.shuffle(tile)  # ok: KERAS-23119


def network():
    tile = keras.Input((64, 63, 4))
    thin = layers.AveragePooling2D(3, strides=2, padding="same")(tile)  # hit: KERAS-23233
    even = layers.AveragePooling2D(2, padding="same")(tile)  # ok: KERAS-23233
    cut = layers.AveragePooling2D(3, strides=2, padding="valid")(tile)  # ok: KERAS-23233
    odd = layers.AveragePooling2D(3, strides=2, padding="same")(keras.Input((63, 63, 4)))  # ok: KERAS-23233
    deep = layers.AveragePooling2D(3, strides=2, padding="same")(layers.Conv2D(8, 3)(tile))  # hit: KERAS-23233
    series = keras.Input((365, 4))
    weeks = layers.AveragePooling1D(3, padding="same")(series)  # hit: KERAS-23233
    return keras.Model([tile, series], [thin, even, cut, odd, deep, weeks])


def thumbnails(photos):
    tall = np.zeros((300, 200, 3))
    broad = np.zeros((200, 300, 3))
    framed = ops.image.resize(tall, (64, 64), pad_to_aspect_ratio=True)  # hit: KERAS-22903
    flat = ops.image.resize(broad, (64, 64), pad_to_aspect_ratio=True)  # ok: KERAS-22903
    white = ops.image.resize(tall, (64, 64), pad_to_aspect_ratio=True, fill_value=1.0)  # ok: KERAS-22903
    cropped = ops.image.resize(tall, (64, 64), crop_to_aspect_ratio=True)  # ok: KERAS-22903
    frame = layers.Resizing(64, 64, pad_to_aspect_ratio=True, fill_value=0.5)
    return framed, flat, white, cropped, frame(photos)  # maybe: KERAS-22903


def growth(tiles, masks):
    scan = keras.Input((128, 128, 4))
    model = keras.Model(scan, layers.Conv2D(1, 1, activation="sigmoid")(scan))
    model.compile("adam", PerCrop(), metrics=[keras.metrics.BinaryIoU()])
    model.fit(tiles, masks)  # hit: KERAS-19512
    seen = keras.metrics.MeanIoU(3)
    seen.update_state(masks, tiles)  # hit: KERAS-19512
    right = keras.metrics.BinaryAccuracy()
    right.update_state(masks, tiles)  # ok: KERAS-19512
    return model


if __name__ == "__main__":
    edges(np.arange(5.0))
    mixed()
    typical(None)
    cloudless()
    share(None, None)
    augmented(np.zeros((8, 8)))
    network()
    thumbnails(None)
    growth(None, None)
