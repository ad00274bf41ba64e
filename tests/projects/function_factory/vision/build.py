from tensorflow import keras
from tensorflow.keras import layers

from vision.blocks import embedding, frozen


def encoder():
    model = keras.Sequential()
    model.add(embedding(1000, 16, fixed=True))
    model.add(layers.LSTM(8))
    return model


def open_encoder():
    return keras.Sequential([embedding(1000, 16, fixed=False), layers.LSTM(8)])


def head():
    inputs = keras.Input((4,))
    return keras.Model(inputs, frozen(layers.Dense, 3)(inputs))
