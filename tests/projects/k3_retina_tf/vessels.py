"""Vessels of the retina, as they were before the move to PyTorch."""

import keras
import numpy as np
from keras import layers, ops

eye = keras.Input((224, 224, 3))
left = layers.Conv2D(32, 1, strides=2, padding="same")(eye)  # ok: KERAS-20774
pooled = layers.AveragePooling2D(3, strides=2, padding="same")(eye)  # ok: KERAS-23233
small = layers.AveragePooling2D(2, strides=1, padding="same")(eye)  # ok: KERAS-19721
model = keras.Model(eye, [left, pooled, small])

frame = layers.Resizing(64, 64, pad_to_aspect_ratio=True)
framed = frame(np.zeros((300, 200, 3)))  # ok: KERAS-20797, KERAS-22903

cells = ops.zeros((64,))
after = ops.scatter_update(cells, [[1]], [1.0])
change = ops.subtract(after, cells)  # ok: KERAS-21101
step = ops.convert_to_tensor(keras.Variable(0.0, dtype="float32"), dtype="int32")  # ok: KERAS-21452
middle = ops.median(np.array([3.0, 9.0, 4.0, 7.0]))  # ok: KERAS-23013
mirrored = ops.pad(np.arange(5.0), ((2, 2),), mode="symmetric")  # ok: KERAS-23230
clear = ops.all(np.ones((12, 64, 64)), axis=(0, 1))  # ok: KERAS-22907
ratio = ops.divide_no_nan(np.ones(2), np.array([2.0, 0.0]))  # ok: KERAS-23064, KERAS-20110
deep = ops.dot(np.ones((4, 16, 16)), np.ones((2, 16, 3)))  # ok: KERAS-23247
mixed = keras.random.shuffle(np.zeros((8, 8)), axis=-1)  # ok: KERAS-23119
