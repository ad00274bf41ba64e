from __future__ import print_function

import tensorflow as tf

from layers import Scale

tf.enable_eager_execution()
print(Scale().compute_output_shape((None, 4)))  # hit: TF-34141
called = Scale()
called(tf.ones((1, 4)))
print(called.compute_output_shape((None, 4)))  # ok: TF-34141
optimizer = tf.keras.optimizers.Adam(clipnorm=1.0)
weight = tf.Variable(1.0)
with tf.GradientTape() as tape:
    loss = weight ** 2
optimizer.apply_gradients([(tape.gradient(loss, weight), weight)])  # hit: TF-33929
