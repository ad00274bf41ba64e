"""Wards and urgencies as one-hot codes."""

import numpy as np
import tensorflow as tf
from tensorflow import keras

wards = np.array([[3], [0], [2]])
coded = keras.layers.CategoryEncoding(num_tokens=5, output_mode="one_hot")(wards)  # hit: KERAS-19724
flat = keras.layers.CategoryEncoding(num_tokens=5, output_mode="one_hot")(wards[:, 0])  # ok: KERAS-19724
several = keras.layers.CategoryEncoding(num_tokens=5, output_mode="multi_hot")(wards)  # ok: KERAS-19724

ward = keras.Input((1,), dtype="int64")
one_hot = keras.layers.CategoryEncoding(num_tokens=5, output_mode="one_hot")
model = keras.Model(ward, keras.layers.Dense(1)(one_hot(ward)))  # hit: KERAS-19724

urgency = tf.constant([[1], [0], [3]])
classes = keras.utils.to_categorical(urgency, 4)  # hit: KERAS-19724
of_numpy = keras.utils.to_categorical(np.array([[1], [0], [3]]), 4)  # ok: KERAS-19724
of_flat = keras.utils.to_categorical(tf.constant([1, 0, 3]), 4)  # ok: KERAS-19724
