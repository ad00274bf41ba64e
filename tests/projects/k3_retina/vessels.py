"""Vessels of the retina: a small residual network, and what is done to its pictures."""

import keras
import numpy as np
from keras import layers, ops


def shortcut(x, filters, strides):
    return layers.Conv2D(filters, 1, strides=strides, padding="same")(x)  # hit: KERAS-20774


def block(x):
    halved = shortcut(x, 32, 2)
    whole = layers.Conv2D(32, 3, strides=2, padding="same")(x)  # ok: KERAS-20774
    return layers.add([halved, whole])


def network():
    eye = keras.Input((224, 224, 3))
    left = layers.Conv2D(32, 1, strides=2, padding="same")(eye)  # hit: KERAS-20774
    cut = layers.Conv2D(32, 1, strides=2)(eye)  # ok: KERAS-20774
    plain = layers.Conv2D(32, 1, padding="same")(eye)  # ok: KERAS-20774
    uneven = layers.Conv2D(32, 1, strides=2, padding="same")(keras.Input((225, 225, 3)))  # ok: KERAS-20774
    strip = keras.Input((63, 255, 1))
    long = layers.Conv2D(8, (3, 7), strides=2, padding="same")(strip)  # hit: KERAS-20774
    square = layers.Conv2D(8, (3, 3), strides=2, padding="same")(strip)  # ok: KERAS-20774
    later = layers.Conv2D(64, (1, 1), strides=(2, 2), padding="same")(block(plain))  # maybe: KERAS-20774
    return keras.Model([eye, strip], [left, cut, plain, uneven, long, square, later])


def pulse():
    beat = keras.Input((500, 1))
    return keras.Model(beat, layers.Conv1D(8, 1, strides=2, padding="same")(beat))  # hit: KERAS-20774


def thumbnails(photo):
    framed = ops.image.resize(photo, (64, 64), pad_to_aspect_ratio=True)  # hit: KERAS-20797
    frame = layers.Resizing(64, 64, pad_to_aspect_ratio=True)
    cut = layers.Resizing(64, 64, crop_to_aspect_ratio=True)
    shown = frame(photo)  # hit: KERAS-20797
    return framed, shown, cut(photo), ops.image.resize(photo, (64, 64))  # ok: KERAS-20797


def marked(x, places):
    before = ops.zeros((64,))
    after = ops.scatter_update(before, places, ops.ones((3,)))
    change = ops.subtract(after, before)  # hit: KERAS-21101
    other = ops.zeros((64,))
    again = ops.scatter_update(ops.copy(other), places, ops.ones((3,)))
    return change, ops.subtract(again, other)  # ok: KERAS-21101


def renewed(places):
    cells = ops.zeros((64,))
    cells = ops.scatter_update(cells, places, ops.ones((3,)))
    return ops.sum(cells)  # ok: KERAS-21101


def by_numpy(places):
    cells = np.zeros(64)
    after = ops.scatter_update(cells, places, ops.ones((3,)))
    return ops.subtract(after, cells)  # ok: KERAS-21101


def steps():
    step = keras.Variable(0.0, dtype="float32")
    count = ops.convert_to_tensor(step, dtype="int32")  # hit: KERAS-21452
    same = ops.convert_to_tensor(step, dtype="float32")  # ok: KERAS-21452
    return count, same, ops.cast(step, "int32"), ops.convert_to_tensor(step)  # ok: KERAS-21452


network()
pulse()
thumbnails(None)
marked(None, None)
renewed(None)
by_numpy(None)
steps()
