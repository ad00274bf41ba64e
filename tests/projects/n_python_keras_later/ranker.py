import numpy as np
from tensorflow import keras
from tensorflow.python import keras as inner
from tensorflow.python.keras import layers, losses
from tensorflow.python.keras.callbacks import ReduceLROnPlateau


class Pairs(layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_output_shape(self, input_shape):
        return (None, 2)


class NewPairs(keras.layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_output_shape(self, input_shape):
        return input_shape


Pairs(dynamic=True)(inner.Input((1,)))  # hit: TF-32476
NewPairs(dynamic=True)(keras.Input((1,)))  # ok: TF-32476

clicked = np.ones(64)
scores = np.full((64, 1), 0.4)
print(losses.BinaryCrossentropy()(clicked, scores))  # hit: TF-30040
print(losses.binary_crossentropy(clicked, scores))  # hit: TF-30040
print(keras.losses.binary_crossentropy(clicked, scores))  # hit: TF-30040
print(keras.losses.binary_crossentropy(clicked[:, None], scores))  # ok: TF-30040
print(inner.losses.mean_squared_error(clicked, scores))  # ok: TF-30040  # hit: TF-37770

model = inner.Sequential([layers.Dense(1)])
model.compile("adagrad", "mse")  # ok: TF-37229
model.fit(clicked, clicked, callbacks=[ReduceLROnPlateau(min_lr=1e-3)])  # ok: TF-39462
