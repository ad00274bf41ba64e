import numpy as np
import tensorflow as tf
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import Activation, Dense, Dropout, Flatten
from tensorflow.keras.losses import BinaryCrossentropy, binary_crossentropy

N = 64
rng = np.random.default_rng(0)
flat = rng.integers(0, 2, size=N).astype("float32")
column = flat[:, None]
guesses = np.full((N, 1), 0.5, dtype=np.float32)
flat_guesses = guesses.reshape(-1)
bce = BinaryCrossentropy()
logits_bce = BinaryCrossentropy(from_logits=True)

bce(flat, guesses)  # hit: TF-30040
bce(column, guesses)  # ok: TF-30040
bce(flat, flat_guesses)  # ok: TF-30040
bce(flat[..., np.newaxis], guesses)  # ok: TF-30040
bce(np.expand_dims(flat, -1), guesses)  # ok: TF-30040
bce(column.squeeze(), guesses)  # hit: TF-30040
bce(np.ravel(column), guesses)  # hit: TF-30040
bce(column[:, 0], guesses)  # hit: TF-30040
bce(flat, guesses[:, 0])  # ok: TF-30040
bce(flat, guesses.squeeze(axis=-1))  # ok: TF-30040
logits_bce(flat, guesses)  # ok: TF-30040
bce(np.zeros(N), np.ones((N, 1)))  # hit: TF-30040
bce(np.zeros((N, 1)), np.ones((N, 1)))  # ok: TF-30040
bce([0.0, 1.0], np.array([[0.2], [0.8]]))  # hit: TF-30040
bce([[0.0], [1.0]], np.array([[0.2], [0.8]]))  # ok: TF-30040
bce(flat > 0.5, guesses)  # hit: TF-30040
bce(1 - flat, np.clip(guesses, 0.1, 0.9))  # hit: TF-30040

binary_crossentropy(tf.zeros([N]), tf.fill([N, 1], 0.5))  # hit: TF-30040
binary_crossentropy(tf.zeros([N, 1]), tf.fill([N, 1], 0.5))  # ok: TF-30040
binary_crossentropy(tf.reshape(tf.zeros([N, 1]), [-1]), tf.fill([N, 1], 0.5))  # hit: TF-30040
binary_crossentropy(tf.reshape(tf.zeros([N]), (-1, 1)), tf.fill([N, 1], 0.5))  # ok: TF-30040
binary_crossentropy(tf.zeros([N]), tf.squeeze(tf.fill([N, 1], 0.5), axis=1))  # ok: TF-30040

pixels = Input((8, 8))
hidden = Dropout(0.5)(Dense(16, "relu")(Flatten()(pixels)))
one = Model(pixels, Activation("sigmoid")(Dense(1)(hidden)))
two = Model(pixels, Dense(2, "softmax")(hidden))
images = np.random.rand(N, 8, 8)
bce(flat, one.predict(images))  # hit: TF-30040
bce(column, one.predict(images))  # ok: TF-30040
bce(flat, two.predict(images)[:, 1])  # ok: TF-30040
bce(flat, one.predict(images).flatten())  # ok: TF-30040
