import tensorflow as tf

from tensorflow.keras import layers as kl


class Slim(tf.keras.Model):
    """Three separable convolutions."""

    def __init__(self, classes=10):
        super().__init__()
        self.first = kl.Conv2D(16, 3, strides=2)  # ok: TF-27780
        self.rest = [kl.SeparableConv2D(width, 3, activation="relu") for width in (32, 64)]  # hit: TF-27780
        self.pool = kl.GlobalAveragePooling2D()
        self.out = kl.Dense(classes, activation="softmax")

    def call(self, pictures):
        found = self.first(pictures)
        for layer in self.rest:
            found = layer(found)
        return self.out(self.pool(found))
