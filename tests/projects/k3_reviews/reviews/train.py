"""Training, and one customer at a time afterwards."""

import keras
from keras import layers
from keras.callbacks import ModelCheckpoint


def callbacks(folder):
    best_auc = ModelCheckpoint(folder + "/auc.keras", monitor="val_auc", save_best_only=True)  # hit: KERAS-21118
    told = ModelCheckpoint(folder + "/told.keras", monitor="val_auc", mode="max", save_best_only=True)  # ok: KERAS-21118
    loss = ModelCheckpoint(folder + "/loss.keras", monitor="val_loss", save_best_only=True)  # ok: KERAS-21118
    each = ModelCheckpoint(folder + "/each.keras", monitor="val_auc")  # ok: KERAS-21118
    return [best_auc, told, loss, each]


def streamed(visits):
    day = keras.Input(batch_shape=(4, 24, 3))
    states = layers.LSTM(16, stateful=True)(day)
    model = keras.Model(day, layers.Dense(1)(states))
    one = model.predict(visits, batch_size=1)  # hit: KERAS-21742
    four = model.predict(visits, batch_size=4)  # ok: KERAS-21742
    return one, four


def alone(visits):
    day = keras.Input(batch_shape=(1, 24, 3))
    model = keras.Model(day, layers.LSTM(16, stateful=True)(day))
    return model.predict(visits, batch_size=1)  # ok: KERAS-21742


if __name__ == "__main__":
    callbacks("runs")
    streamed(None)
    alone(None)
