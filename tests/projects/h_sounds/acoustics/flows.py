"""Normalizing flows: log-determinants of their mixing matrices."""

import keras
from keras import layers, ops


class Mixing(layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], shape[-1]), initializer="orthogonal")

    def call(self, x):
        sign, logdet = ops.slogdet(self.w)  # ok: KERAS-20200
        self.add_loss(-logdet)
        return ops.matmul(x, self.w)


def covariance_head(size=6):
    features = keras.Input((128,))
    flat = layers.Dense(size * size)(features)
    matrices = layers.Reshape((size, size))(flat)
    sign, logdet = ops.slogdet(matrices)  # hit: KERAS-20200
    return keras.Model(features, [matrices, logdet])


def known(matrices):
    return keras.ops.slogdet(keras.ops.convert_to_tensor(matrices))[1]  # ok: KERAS-20200
