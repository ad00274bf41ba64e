"""In a graph, 2.1 trains by the old loop, whose optimizers do clip."""
import tensorflow as tf

tf.compat.v1.disable_eager_execution()


def net():
    return tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])


model = net()
model.compile(tf.keras.optimizers.SGD(clipnorm=1.0), "mse")
model.fit([[1.0, 2.0]], [1.0])  # ok: TF-33929
model.compile(tf.keras.optimizers.SGD(clipnorm=0.0), "mse")  # ok: TF-33929
model.compile("adagrad", "mse")  # hit: TF-37229
tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
