"""tensorflow-probability still wants the old Keras."""
import numpy as np
import tensorflow as tf
import tf_keras as tfk
import tf_keras.layers as tfkl
from tf_keras import losses, optimizers
from tf_keras.optimizers import Adam


class Mixture(tfkl.Layer):
    def call(self, inputs):
        return tf.concat([inputs, 1 - inputs], -1)

    def compute_output_shape(self, input_shape):
        return (None, 2)


rate = tf.Variable(0.01)
optimizer = Adam(rate)
rate.assign(0.001)  # hit: TF-31324
kept = tf.Variable(0.01)
schedule = optimizers.schedules.ExponentialDecay(0.01, 100, 0.9)
scheduled = optimizers.SGD(schedule)
kept.assign(0.001)  # ok: TF-31324

coin = tfk.Input((1,))
out = Mixture(dynamic=True)(coin)  # hit: TF-32476
same = Mixture()(coin)  # ok: TF-32476

truth = np.zeros(100)
print(losses.binary_crossentropy(truth, np.full((100, 1), 0.5)))  # hit: TF-30040
print(tf.keras.losses.MeanSquaredError()(truth, np.full((100, 1), 0.5)))  # ok: TF-30040
modern = tf.keras.optimizers.Adam(clipnorm=0.0)  # hit: TF-33929
classic = tfk.optimizers.Adam(clipnorm=0)  # hit: TF-33929
