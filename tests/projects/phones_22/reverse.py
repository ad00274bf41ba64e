import tensorflow as tf
from tensorflow import keras


class Backwards(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.rnn = keras.layers.GRU(units, return_sequences=True, go_backwards=True)
        self.forward = keras.layers.GRU(units, return_sequences=True)

    def call(self, rows):
        later = self.forward(rows)  # ok: TF-48887
        return self.rnn(rows)  # hit: TF-48887


rows = tf.ragged.constant([[[1.0], [2.0], [3.0]], [[4.0]]], ragged_rank=1)
out = Backwards(4)(rows)
