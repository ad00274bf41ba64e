from tensorflow import keras
from tensorflow.keras import layers as L

from . import settings


def build_classifier(units=16, classes=5):
    inputs = keras.Input(shape=(20,))
    hidden = L.Dense(units, activation="relu")(inputs)
    return keras.Model(inputs, L.Dense(classes, activation="softmax")(hidden))


def prepare(model):
    model.compile(optimizer="sgd", loss=settings.LOSS, metrics=settings.METRICS)
    return model


def reload(path):
    return keras.models.load_model(path)
