import tensorflow as tf
import tf_keras

rate = tf.Variable(0.1)
optimizer = tf_keras.optimizers.SGD(learning_rate=rate)
rate.assign(0.01)  # hit: TF-31324
other = tf.keras.optimizers.Adam(clipnorm=0.0)  # hit: TF-33929
fine = tf.keras.optimizers.Adam(clipnorm=0.1)  # ok: TF-33929


class Twice(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__(dynamic=True)

    def call(self, inputs):
        return tf.concat([inputs, inputs], -1)

    def compute_output_shape(self, input_shape):
        return [input_shape[0], 2]


Twice()(tf.keras.Input((1,)))  # hit: TF-32476
Twice()(tf.ones((3, 1)))  # ok: TF-32476
