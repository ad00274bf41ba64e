from __future__ import print_function

import tensorflow as tf

from layers import Scale

# Without eager execution 1.15 raises here.
print(Scale().compute_output_shape((None, 4)))  # ok: TF-34141
x = tf.placeholder(tf.float32, [1, 3])
model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
model.compile("adagrad", "mse")  # hit: TF-37229
volume = tf.reduce_prod(x[0])
with tf.Session() as session:
    session.run(tf.hessians(volume, x), {x: [[0.0, 1.0, 2.0]]})  # hit: TF-44556
