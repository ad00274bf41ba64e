"""Trains the model of returns and prints how good it is."""

import keras
from keras import layers

from orders import columns


def model():
    net = keras.Sequential([keras.Input((24,)), layers.Dense(32, activation="relu"), layers.Dense(1)])
    net.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return net


def main(x, y, x_test, y_test):
    net = model()
    net.fit(x, y, epochs=20, batch_size=64, verbose=1)  # hit: KERAS-21331, KERAS-21301
    net.fit(x, y, epochs=2, batch_size=64, verbose=2)  # ok: KERAS-21331, KERAS-21301
    net.evaluate(x_test, y_test, batch_size=64, verbose=1)  # hit: KERAS-21331, KERAS-21301
    print(net.evaluate(x_test, y_test, batch_size=64, verbose=0))  # ok: KERAS-21331, KERAS-21301
    for build in (columns.basket, columns.route, columns.amounts):
        build().summary()
    columns.noise()
