"""Parts of the nowcasting model."""

import keras
from keras import layers


def film_encoder(filters=32, dropout=0.2):
    return keras.Sequential([
        layers.ConvLSTM2D(filters, 3, padding="same", dropout=dropout, return_sequences=True),  # hit: KERAS-20063
        layers.ConvLSTM2D(filters, 3, padding="same", recurrent_dropout=0.1),  # hit: KERAS-20063
    ])


def calm_encoder(filters=32):
    return keras.Sequential([
        layers.SpatialDropout3D(0.2),
        layers.ConvLSTM2D(filters, 3, padding="same", dropout=0.0, return_sequences=True),  # ok: KERAS-20063
        layers.ConvLSTM2D(filters, 3, padding="same"),  # ok: KERAS-20063
    ])


def gauge_encoder():
    return keras.Sequential([layers.LSTM(16, dropout=0.2, recurrent_dropout=0.1)])  # ok: KERAS-20063


def square_norm():
    """Channels first: one scale a channel, and as many channels as columns."""
    scan = keras.Input((16, 16, 16))
    normed = layers.LayerNormalization(axis=1, rms_scaling=True)(scan)  # hit: KERAS-19643, KERAS-21234
    usual = layers.LayerNormalization(axis=1)(normed)  # ok: KERAS-19643, KERAS-21234
    last = layers.LayerNormalization(rms_scaling=True)(usual)  # hit: KERAS-21234  # ok: KERAS-19643
    return keras.Model(scan, last)
