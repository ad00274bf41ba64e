"""Ours beside theirs."""
import numpy as np
import tensorflow as tf
from tensorflow.keras.layers.experimental import preprocessing as theirs

import tinynet as ours

truth, guess = np.ones(16), np.full((16, 1), 0.5)
print(ours.binary_crossentropy(truth, guess))  # ok: TF-30040
print(ours.BinaryCrossentropy()(truth, guess))  # ok: TF-30040
print(tf.keras.losses.binary_crossentropy(truth, guess))  # hit: TF-30040
print(tf.keras.losses.BinaryCrossentropy()(truth, guess))  # hit: TF-30040
turn = ours.RandomRotation(0.1)  # ok: TF-44501
turn_too = theirs.RandomRotation(0.1)  # hit: TF-44501
small = ours.Sequential([ours.Embedding(10, 2, trainable=False), ours.Dense(4)])
small.compile("adagrad", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-37229
small.save("small")
again = ours.load_model("small")  # ok: TF-46329
again.evaluate(truth, guess)  # ok: TF-42459
print(ours.Dense(3).compute_output_shape((None, 2)))  # ok: TF-34141
large = tf.keras.Sequential([tf.keras.layers.Embedding(10, 2, trainable=False)])
large.save("large")  # hit: TF-44178
tf.keras.models.load_model("large")  # hit: TF-46329
