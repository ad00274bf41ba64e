"""The best weights of each night's run, and the whole model of the last epoch beside them."""

import keras
from keras import layers


def night(days, melt):
    model = keras.Sequential([keras.Input((365, 8)), layers.LSTM(32), layers.Dense(1)])
    model.compile("adam", "mse")
    best = keras.callbacks.ModelCheckpoint(
        "model.weights.h5", monitor="loss", save_best_only=True, save_weights_only=True
    )
    model.fit(days, melt, epochs=50, callbacks=[best])
    model.save("last.keras")  # hit: KERAS-19924
    model.save("last.h5")  # ok: KERAS-19924


def before_the_night():
    """What is loaded before there are weights takes none away."""
    return keras.models.load_model("yesterday/last.keras")  # ok: KERAS-19924
