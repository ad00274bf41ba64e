"""How regular the clicks are: calls have any number of them."""

import keras
import numpy as np
import tensorflow as tf
from keras.layers import GRU, LSTM, Embedding

clicks = tf.ragged.constant([[48000.0, 48001.5, 48003.0], [51200.5, 51202.0]])
exact = tf.ragged.constant([[48000.0, 48001.5, 48003.0], [51200.5, 51202.0]], dtype=tf.float64)

spread = tf.math.reduce_std(clicks, axis=1)  # hit: TF-59830
variance = tf.math.reduce_variance(clicks, axis=1)  # hit: TF-59830
spread = tf.math.reduce_std(exact, axis=1)  # ok: TF-59830
dense = tf.math.reduce_std(tf.constant([[48000.0, 48001.5], [51200.5, 51202.0]]), axis=1)  # ok: TF-59830
mean = tf.reduce_mean(clicks, axis=1)  # ok: TF-59830


def backwards(kinds):
    codes = keras.Input((None,), dtype="int32")
    x = Embedding(kinds, 16, mask_zero=True)(codes)
    last = GRU(32, go_backwards=True, zero_output_for_mask=True)(x)  # hit: TFKERAS-252
    each = LSTM(32, go_backwards=True, return_sequences=True, zero_output_for_mask=True)(x)  # ok: TFKERAS-252
    forwards = LSTM(32, zero_output_for_mask=True)(x)  # ok: TFKERAS-252
    plain = LSTM(32, go_backwards=True)(x)  # ok: TFKERAS-252
    return keras.Model(codes, [last, each, forwards, plain])


def shaken():
    """Spectra may begin sooner or later, at the same pitch."""
    return keras.preprocessing.image.ImageDataGenerator(width_shift_range=16, fill_mode="constant")  # hit: KERAS-17398


scan = backwards(40).predict(np.zeros((2, 7), "int32"))
