import tensorflow as tf

with tf.Graph().as_default():
    net = tf.keras.Sequential([tf.keras.layers.Dense(3, input_shape=(4,), activation="softmax")])
    name = net.output.op.name  # ok: TF-32268
