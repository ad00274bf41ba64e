import tensorflow as tf


def net():
    return tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])


model = net()
model.compile(tf.keras.optimizers.SGD(clipnorm=1.0), "mse")
model.fit([[1.0, 2.0]], [1.0])  # hit: TF-33929
model.compile(tf.keras.optimizers.SGD(clipnorm=1.0), "mse", run_eagerly=True)
model.fit([[1.0, 2.0]], [1.0])  # hit: TF-33929
model.compile(tf.keras.optimizers.SGD(clipnorm=0.0), "mse")  # hit: TF-33929
tf.config.experimental_run_functions_eagerly(True)
model.compile(tf.keras.optimizers.SGD(clipvalue=1.0), "mse")
model.fit([[1.0, 2.0]], [1.0])  # hit: TF-33929
with tf.Graph().as_default():
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
