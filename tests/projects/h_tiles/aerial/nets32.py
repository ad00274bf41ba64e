"""The same idea, kept out of half precision."""
from keras import Sequential, layers


class Block(layers.Layer):
    def __init__(self, filters, precision="float32", **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(filters, 3, padding="same", dtype="mixed_float16")
        self.norm = layers.GroupNormalization(8, dtype=precision)  # ok: KERAS-22586
        self.rms = layers.GroupNormalization(8, dtype="mixed_bfloat16")  # ok: KERAS-22586

    def call(self, x):
        return self.rms(self.norm(self.conv(x)))


class HalfBlock(layers.Layer):
    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        policy = "float16"
        self.norm = layers.GroupNormalization(groups=-1, axis=-1, dtype=policy)

    def call(self, x):
        return self.norm(x)  # maybe: KERAS-22586


stack = Sequential([Block(16), HalfBlock(16)])
