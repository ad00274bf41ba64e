import os

os.environ["KERAS_BACKEND"] = "torch"
import keras
from keras import layers


def down(x, filters):
    left = layers.Conv2D(filters, 3, strides=2, padding="same")(x)  # ok: KERAS-20774
    right = layers.Conv2D(filters, kernel_size=1, strides=2, padding="same")(x)  # hit: KERAS-20774
    return layers.ReLU()(left + right)


def net():
    i = keras.Input(shape=(64, 64, 3))
    x = layers.Conv2D(16, 3, padding="same")(i)
    x = layers.MaxPooling2D()(x)
    x = down(x, 32)
    x = down(x, 64)
    x = layers.Conv2D(8, 1, strides=1, padding="same")(x)  # ok: KERAS-20774
    return keras.Model(i, x)


net()
