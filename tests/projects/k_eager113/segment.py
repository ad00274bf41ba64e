from __future__ import absolute_import, division, print_function

import tensorflow as tf
from tensorflow.keras.layers import Conv1D, Conv2D, Dense, Flatten, Input, Lambda

tf.enable_eager_execution()

image = Input((64, 64, 3))
x = Conv2D(8, 3, padding="same", dilation_rate=2)(image)  # hit: TF-31109
x = Conv2D(8, 3, padding="same", dilation_rate=1)(image)  # ok: TF-31109
x = Conv2D(8, 3, padding="same")(x)  # ok: TF-31109
left = tf.strided_slice(image, [0, 0, 0, 0], [1, 64, 32, 3])  # hit: TF-27649
right = tf.slice(image, [0, 0, 0, 0], [1, 64, 32, 3])  # ok: TF-27649
half = Lambda(lambda t: t[:, :, :32])(image)  # ok: TF-27649
numbers = tf.strided_slice(tf.ones((4, 4)), [0, 0], [2, 2])  # ok: TF-27649


def atrous(rates):
    sound = Input((400, 1))
    out = sound
    for rate in rates:
        out = Conv1D(4, 3, padding="causal", dilation_rate=rate)(out)  # hit: TF-31109
    return tf.keras.Model(sound, out)


def corner(tensor, size=8):
    return tf.strided_slice(tensor, [0, 0, 0, 0], [1, size, size, 3])  # hit: TF-27649


atrous([2, 4])
corner(image)
