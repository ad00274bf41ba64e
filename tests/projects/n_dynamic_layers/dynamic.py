"""Layers that run as Python, each with another way to say so."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import Input, Model, Sequential
from tensorflow.keras.layers import Dense, Layer


class Shaped(Layer):
    width = 2

    def compute_output_shape(self, input_shape):
        return input_shape[0], self.width

    def call(self, x):
        return tf.py_function(lambda v: np.tile(v, (1, self.width)), [x], tf.float32)


class Wide(Shaped):
    width = 8

    def __init__(self, **kwargs):
        kwargs["dynamic"] = True
        super().__init__(**kwargs)


class Listed(Shaped):
    def __init__(self, dynamic=True, **kwargs):
        super().__init__(dynamic=dynamic, **kwargs)

    def compute_output_shape(self, input_shape):
        return [input_shape[0], 4]


class Proper(Shaped):
    def compute_output_shape(self, input_shape):
        return tf.TensorShape((input_shape[0], self.width))


class Passing(Proper):
    def compute_output_shape(self, input_shape):
        shape = tf.TensorShape(input_shape).as_list()
        shape[-1] = self.width
        return tf.TensorShape(shape)


def chain(*layers):
    x = first = Input((2,))
    for layer in layers:
        x = layer(x)  # hit: TF-32476
    return Model(first, x)


def proper_chain(*layers):
    x = first = Input((2,))
    for layer in layers:
        x = layer(x)  # ok: TF-32476
    return Model(first, x)


source = Input((1,))
Shaped(dynamic=True)(source)  # hit: TF-32476
Shaped(dynamic=False)(source)  # ok: TF-32476
Shaped()(source)  # ok: TF-32476
Wide()(source)  # hit: TF-32476
Listed()(source)  # hit: TF-32476
Listed(dynamic=False)(source)  # ok: TF-32476
Proper(dynamic=True)(source)  # ok: TF-32476
Passing(dynamic=True)(source)  # ok: TF-32476
Shaped(dynamic=True)(np.zeros((2, 1)))  # ok: TF-32476
Wide()(Dense(3)(source))  # hit: TF-32476
many = [Shaped(dynamic=True), Wide()]
chain(*many)
proper_chain(Proper(dynamic=True), Dense(1))
outputs = {name: cls()(source) for name, cls in {"wide": Wide, "listed": Listed}.items()}  # hit: TF-32476
outputs = {name: cls(dynamic=True)(source) for name, cls in {"proper": Proper}.items()}  # ok: TF-32476
