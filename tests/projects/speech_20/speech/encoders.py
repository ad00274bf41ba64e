"""Recurrent encoders of recordings."""

import tensorflow as tf
from tensorflow.keras.layers import GRU, LSTM, Bidirectional, Dense, LSTMCell, RNN, SimpleRNNCell, StackedRNNCells


def by_time(features=40, units=64):
    """Frames first, as the recordings are stored: (time, batch, features)."""
    source = tf.keras.Input(shape=(None, features))
    encoded = Bidirectional(LSTM(units, return_sequences=True, time_major=True))(source)  # hit: TF-39635
    return tf.keras.Model(source, Dense(30, activation="softmax")(encoded))


def by_batch(features=40, units=64):
    source = tf.keras.Input(shape=(None, features))
    encoded = Bidirectional(LSTM(units, return_sequences=True))(source)  # ok: TF-39635
    last = Bidirectional(GRU(units, time_major=True))(encoded)  # ok: TF-39635
    return tf.keras.Model(source, last)


def one_way(units=64):
    return LSTM(units, return_sequences=True, time_major=True)  # ok: TF-39635


def both_ways(make, units, **options):
    layer = make(units, return_sequences=True, **options)
    return Bidirectional(layer, merge_mode="sum")  # hit: TF-39635


def stack():
    return tf.keras.Sequential([both_ways(GRU, 32, time_major=True), Dense(1)])


class Deep(tf.keras.Model):
    """Two cells, one upon the other, with dropout between them."""

    def __init__(self, units, rate):
        super().__init__()
        self.encode = RNN(StackedRNNCells([LSTMCell(units, dropout=rate), LSTMCell(units)]), return_sequences=True)
        self.tag = Dense(30)

    def call(self, frames, training=None):
        return self.tag(self.encode(frames, training=training))  # hit: TF-32586


class Dry(tf.keras.Model):
    """The same without dropout."""

    def __init__(self, units):
        super().__init__()
        self.encode = RNN(StackedRNNCells([LSTMCell(units), LSTMCell(units)]), return_sequences=True)
        self.tag = Dense(30)

    def call(self, frames, training=None):
        return self.tag(self.encode(frames, training=training))


def single(rate=0.3):
    return RNN(SimpleRNNCell(16, dropout=rate))
