import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Mix(layers.Layer):
    def __init__(self, dim):
        super().__init__()
        self.supports_masking = True
        self.mha = layers.MultiHeadAttention(2, dim)

    @tf.function(jit_compile=False)
    def call(self, x):
        return x + self.mha(value=x, query=x)  # hit: TFKERAS-56


class Halves(layers.Layer):
    def __init__(self, dim):
        super().__init__()
        self.mha = layers.MultiHeadAttention(2, dim)

    @tf.function
    def attend(self, x):
        return self.mha(x, x)  # hit: TFKERAS-56

    def call(self, x):
        return self.attend(x)


class Unmasked(layers.Layer):
    def __init__(self, dim):
        super().__init__()
        self.mha = layers.MultiHeadAttention(2, dim)

    @tf.function
    def call(self, x):
        return self.mha(x, x)  # ok: TFKERAS-56


steps = keras.Input((None, 8))
m = keras.Model(steps, Mix(8)(layers.Masking(mask_value=0.0)(steps)))
words = keras.Input((None,), dtype=tf.int64)
e = layers.Dropout(0.1)(layers.Embedding(100, 8, mask_zero=True)(words))
n = keras.Model(words, Halves(8)(e))
o = keras.Model(words, Unmasked(8)(layers.Embedding(100, 8)(words)))
