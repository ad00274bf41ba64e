import keras
from keras import layers, losses, ops


@keras.saving.register_keras_serializable()
class Tagger(keras.Model):
    def __init__(self, words, tags):
        super().__init__()
        self.embed = layers.Embedding(words, 32, mask_zero=True)
        self.body = layers.GRU(32, return_sequences=True)
        self.head = layers.Dense(tags)

    def call(self, tokens):
        return self.head(self.body(self.embed(tokens)))


def functional(words, tags, masked=True):
    tokens = keras.Input((None,), dtype="int32")
    x = layers.Embedding(words, 32, mask_zero=masked)(tokens)
    x = layers.Bidirectional(layers.GRU(32, return_sequences=True))(x)
    return keras.Model(tokens, layers.Dense(tags)(x))


def sums(x):
    return ops.prod(x), losses.binary_crossentropy([1.0], [0.3])
