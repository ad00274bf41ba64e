from tensorflow import keras

from config import EXPERIMENTS


def baseline():
    settings = EXPERIMENTS["baseline"]
    model = keras.Sequential([keras.layers.Dense(1, input_shape=(3,))])
    model.compile(optimizer=keras.optimizers.SGD(**settings["optimizer"]), loss="mse")
    callback = keras.callbacks.ReduceLROnPlateau(**settings["plateau"])  # ok: TF-39462
    model.fit([[1, 2, 3]], [1], callbacks=[callback])  # ok: TF-33929


def clipped():
    settings = EXPERIMENTS["clipped"]
    model = keras.Sequential([keras.layers.Dense(1, input_shape=(3,))])
    model.compile(optimizer=keras.optimizers.SGD(**settings["optimizer"]), loss="mse")
    callback = keras.callbacks.ReduceLROnPlateau(**settings["plateau"])  # hit: TF-39462
    model.fit([[1, 2, 3]], [1], callbacks=[callback])  # hit: TF-33929


baseline()
clipped()
