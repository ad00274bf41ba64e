import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class EncoderBlock(layers.Layer):
    def __init__(self, dim, heads, ff, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
        self.att = layers.MultiHeadAttention(num_heads=heads, key_dim=dim // heads)
        self.ffn = keras.Sequential([layers.Dense(ff, activation="gelu"), layers.Dense(dim)])
        self.norm1 = layers.LayerNormalization(epsilon=1e-6)
        self.norm2 = layers.LayerNormalization(epsilon=1e-6)
        self.drop = layers.Dropout(rate)

    @tf.function
    def call(self, inputs, training=False):
        attended = self.att(inputs, inputs)  # hit: TFKERAS-56
        x = self.norm1(inputs + self.drop(attended, training=training))
        return self.norm2(x + self.ffn(x))


class PlainBlock(EncoderBlock):
    def call(self, inputs, training=False):
        return self.norm1(inputs + self.att(inputs, inputs))  # ok: TFKERAS-56


class TokenEmbedding(layers.Layer):
    def __init__(self, vocab, dim, length, **kwargs):
        super().__init__(**kwargs)
        self.tokens = layers.Embedding(vocab, dim, mask_zero=True)
        self.places = layers.Embedding(length, dim)

    def compute_mask(self, inputs, mask=None):
        return self.tokens.compute_mask(inputs)

    def call(self, x):
        return self.tokens(x) + self.places(tf.range(tf.shape(x)[-1]))


def classifier(vocab=8000, length=200, dim=64, block=EncoderBlock, depth=2):
    words = keras.Input((length,), dtype="int32")
    x = TokenEmbedding(vocab, dim, length)(words)
    for _ in range(depth):
        x = block(dim, 4, 128)(x)
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(words, layers.Dense(2, activation="softmax")(x))
