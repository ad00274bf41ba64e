"""Tags recordings as they come in, a piece at a time."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def stateful(units=16):
    source = tf.keras.Input(batch_shape=(1, 100, 40))
    encoded = layers.Bidirectional(layers.LSTM(units, stateful=True, return_sequences=True))(source)
    return tf.keras.Model(source, layers.Dense(30)(encoded))


def forgetful(units=16):
    source = tf.keras.Input(batch_shape=(1, 100, 40))
    encoded = layers.Bidirectional(layers.LSTM(units, return_sequences=True))(source)
    return tf.keras.Model(source, layers.Dense(30)(encoded))


def one_way(units=16):
    return tf.keras.Sequential([layers.LSTM(units, stateful=True, batch_input_shape=(1, 100, 40)), layers.Dense(30)])


class Tagger:
    def __init__(self, model):
        self.model = model

    def recording(self, pieces):
        tags = [np.array(self.model(piece)) for piece in pieces]
        self.model.reset_states()  # hit: TF-34055
        return np.concatenate(tags)


def run(recordings):
    tagger = Tagger(stateful())
    for pieces in recordings:
        yield tagger.recording(pieces)


def compare(recordings):
    plain, simple = forgetful(), one_way()
    for pieces in recordings:
        for piece in pieces:
            plain(piece), simple(piece)
        plain.reset_states()  # ok: TF-34055
        simple.reset_states()  # ok: TF-34055


def between(pieces):
    model = tf.keras.Sequential()
    model.add(layers.Bidirectional(layers.SimpleRNN(4, stateful=True), batch_input_shape=(1, 100, 40)))
    for piece in pieces:
        yield model(piece)
        model.layers[0].reset_states()  # ok: TF-34055
    model.reset_states()  # hit: TF-34055
