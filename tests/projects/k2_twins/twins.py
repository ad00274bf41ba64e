"""Two nets that start alike: what does the order of the data do?"""

import numpy as np
import tensorflow as tf
from tensorflow.keras import Sequential, layers
from tensorflow.keras.callbacks import EarlyStopping
from tensorflow.keras.initializers import GlorotUniform, RandomNormal

SEED = 11


def start(shape):
    return GlorotUniform(seed=SEED)(shape)


first = RandomNormal(seed=SEED)((64, 32))
second = RandomNormal(seed=SEED)((64, 32))  # hit: KERAS-15586

left, right = RandomNormal(seed=1)((64, 32)), RandomNormal(seed=2)((64, 32))  # ok: KERAS-15586
once = GlorotUniform(seed=SEED)
layer = layers.Dense(32, kernel_initializer=once)  # ok: KERAS-15586


def net(weights):
    model = Sequential([layers.Input((64,)), layers.Dense(32, activation="relu", use_bias=False), layers.Dense(1)])
    model.layers[0].set_weights([np.array(weights)])
    model.compile("sgd", "mse")
    return model


def tides(readings, heights):
    """Gauges report for as long as they last."""
    model = Sequential([layers.Masking(input_shape=(None, 8)), layers.GRU(16, return_sequences=True), layers.Dense(1)])
    model.compile("adam", "mse")  # hit: TF-34491
    patient = EarlyStopping(monitor="loss", patience=100, restore_best_weights=True)
    model.fit(readings, heights, epochs=100, callbacks=[patient])  # hit: TF-35634
    last = Sequential([layers.Masking(input_shape=(None, 8)), layers.GRU(16), layers.Dense(1)])
    last.compile("adam", "mse")  # ok: TF-34491
    last.fit(readings, heights[:, -1], epochs=100, callbacks=[EarlyStopping("loss", patience=8, restore_best_weights=True)])  # ok: TF-35634


if __name__ == "__main__":
    data = np.load("data.npy")
    for weights in (first, second):
        net(weights).fit(data, data[:, :1])
    print(tf.__version__)
