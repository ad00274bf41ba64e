"""The network: a gate that weighs the features, then two dense layers."""

import tensorflow as tf
from tensorflow.keras import layers

from churn.settings import CLASSES, METRICS


class FeatureGate(layers.Layer):
    """Multiplies each feature by a learned weight between 0 and 1."""

    def build(self, input_shape):
        self.gate = self.add_weight(name="gate", shape=(input_shape[-1],), initializer="zeros")
        super().build(input_shape)

    def call(self, inputs):
        return inputs * tf.sigmoid(self.gate)


class ChurnModel(tf.keras.Model):
    """The gate and what comes after it."""

    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs)
        self.gate = FeatureGate()
        self.hidden = layers.Dense(units, activation="relu")
        self.outputs_layer = layers.Dense(len(CLASSES), activation="softmax")

    def call(self, inputs, training=None):
        return self.outputs_layer(self.hidden(self.gate(inputs)))


def build_model(units=32):
    return ChurnModel(units)


def compile_model(model, rate=0.01):
    optimizer = tf.keras.optimizers.Adam(rate, clipnorm=1.0)
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=METRICS)
    return model
