import tensorflow as tf
from tensorflow import GradientTape as Tape


class Energy(tf.keras.layers.Layer):
    def call(self, x):
        return tf.math.reduce_prod(x)  # hit: TF-44556


class Sum(tf.keras.layers.Layer):
    def call(self, x):
        return tf.math.reduce_sum(x)  # ok: TF-44556


def hessian(layer, x):
    with Tape(persistent=True) as second, Tape() as first:
        pass
    with Tape() as second:
        with Tape() as first:
            y = layer(x)
        g = first.gradient(y, x)
    return second.jacobian(g, x)


x = tf.Variable([0.0, 3.0])
hessian(Energy(), x)
hessian(Sum(), x)


def gradient_penalty(model, x):
    with Tape() as tape:
        norm = tf.reduce_prod(tf.shape(x))  # ok: TF-44556
        y = model(x)
    return tape.gradient(y, x), norm
