"""Voices on the unit sphere: one head looks along the steps, one along the bands."""

import keras
from keras import Input, Model, layers, ops

steps = Input((50, 16))
bands = layers.Conv1D(16, 3)(steps)
even = ops.normalize(bands, axis=1)  # hit: KERAS-19215
flat = keras.utils.normalize(layers.Conv1D(8, 3)(bands), axis=1, order=2)  # hit: KERAS-19215
same = ops.normalize(bands, axis=2, order=2)  # ok: KERAS-19215
long = ops.sqrt(ops.sum(ops.square(bands), axis=1, keepdims=True))
voice = Model(steps, [even, flat, same, bands / long])
shown = ops.normalize(ops.ones((4, 50, 16)), axis=1)  # ok: KERAS-19215
