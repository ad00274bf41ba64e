import keras
from keras import layers, ops


class RunningMean(layers.Layer):
    """Keeps the mean of all it has seen."""

    def __init__(self, momentum=0.99, **kwargs):
        super().__init__(**kwargs)
        self.momentum = momentum

    def build(self, input_shape):
        self.mean = self.add_weight(shape=(), initializer="zeros", trainable=False, name="mean")

    def call(self, inputs, training=False):
        if training:
            batch_mean = ops.mean(ops.cast(inputs, "float32"))
            self.mean.assign(batch_mean)  # hit: KERAS-21864
        return inputs


class WideRunningMean(RunningMean):
    def __init__(self, **kwargs):
        super().__init__(dtype="float32", **kwargs)

    def call(self, inputs):
        self.mean.assign(ops.mean(inputs))  # ok: KERAS-21864
        return inputs


def classifier(width, classes=10):
    inputs = keras.Input((32, 32, 3))
    x = layers.Conv2D(width, 3, activation="relu")(inputs)
    x = RunningMean()(x)
    x = layers.Flatten()(x)
    x = WideRunningMean()(x)
    outputs = layers.Dense(classes, activation="softmax", dtype="float32")(x)
    return keras.Model(inputs, outputs)  # hit: KERAS-21134


class Detector(keras.Model):
    def __init__(self, width):
        super().__init__()
        self.conv = layers.Conv2D(width, 3)  # ok: KERAS-21134

    def call(self, x):
        return self.conv(x)
