import os
os.environ['KERAS_BACKEND'] = 'torch'
import numpy as np
from keras import layers, models, ops

net = models.Sequential([
    layers.Input(shape=(33, 33, 1)),
    layers.Conv2D(8, kernel_size=(3, 7), strides=2, padding='same', activation='relu'),
    layers.Conv2D(16, (3, 3), 2, 'same', activation='relu'),  # ok: KERAS-20774
    layers.Flatten(),
    layers.Dense(4),
])

# which cells of the table, counted through
table = np.arange(12, dtype='float32').reshape(3, 4)
cells = np.array([0, 5, 11])
print(ops.take(table, cells % 3))  # hit: KERAS-19088
print(ops.take(table, cells % 3, axis=0))  # ok: KERAS-19088
print(ops.take(table.ravel(), cells))  # ok: KERAS-19088
print(ops.take(ops.reshape(table, -1), cells))  # ok: KERAS-19088
