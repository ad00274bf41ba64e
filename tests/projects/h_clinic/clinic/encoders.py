"""Encoders of clinical notes."""

import keras
from keras import layers
from keras.preprocessing.sequence import pad_sequences

from .config import EncoderConfig

MAX_LEN = 256


def padded(sequences):
    return pad_sequences(sequences, maxlen=MAX_LEN)


def reverse_reader(cfg: EncoderConfig):
    """Reads the note from its end, where the diagnosis stands."""
    tokens = keras.Input((MAX_LEN,), dtype="int32", name="tokens")
    x = layers.Embedding(cfg.vocab, cfg.dim, mask_zero=True)(tokens)
    x = layers.GRU(cfg.units, go_backwards=True, zero_output_for_mask=True, dropout=cfg.dropout)(x)  # hit: TFKERAS-252
    x = layers.Dense(64, activation="relu")(x)
    return keras.Model(tokens, layers.Dense(1, activation="sigmoid")(x), name="reverse_reader")


def reverse_states(cfg: EncoderConfig):
    """All states of the backward pass, for attention."""
    tokens = keras.Input((MAX_LEN,), dtype="int32", name="tokens")
    x = layers.Embedding(cfg.vocab, cfg.dim, mask_zero=True)(tokens)
    x = layers.GRU(cfg.units, go_backwards=True, return_sequences=True, zero_output_for_mask=True)(x)  # ok: TFKERAS-252
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(tokens, layers.Dense(1, activation="sigmoid")(x), name="reverse_states")


def plain_reader(cfg: EncoderConfig):
    tokens = keras.Input((MAX_LEN,), dtype="int32")
    x = layers.Embedding(cfg.vocab, cfg.dim, mask_zero=True)(tokens)
    x = layers.LSTM(cfg.units, go_backwards=True)(x)  # ok: TFKERAS-252
    return keras.Model(tokens, layers.Dense(1, activation="sigmoid")(x))


class NoteClassifier(keras.Model):
    """Both directions, one vector a note."""

    def __init__(self, cfg: EncoderConfig, **kwargs):
        super().__init__(**kwargs)
        self.embed = layers.Embedding(cfg.vocab, cfg.dim, mask_zero=True)
        self.both = layers.Bidirectional(layers.LSTM(cfg.units, **cfg.rnn))  # ok: TFKERAS-252
        self.out = layers.Dense(1, activation="sigmoid")

    def call(self, tokens, training=False):
        return self.out(self.both(self.embed(tokens), training=training))


def both_ways():
    return NoteClassifier(EncoderConfig())
