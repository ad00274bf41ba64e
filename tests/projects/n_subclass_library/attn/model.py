import tensorflow as tf

from .base import Clipped
from .blocks import Block


class Encoder(tf.keras.Model):
    def __init__(self, depth=2):
        super().__init__()
        self.blocks = [Block(8) for _ in range(depth)]
        self.head = tf.keras.layers.Dense(1)

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return self.head(x)

    def compile(self, loss="mse", **options):
        super().compile(optimizer=Clipped(), loss=loss, **options)


class Plain(Encoder):
    def compile(self, **options):
        tf.keras.Model.compile(self, optimizer="adagrad", loss="mse", **options)  # hit: TF-37229
