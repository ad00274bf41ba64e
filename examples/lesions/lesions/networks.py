"""The two networks: one draws the outline, one names the kind."""

import keras
from keras import layers

from lesions.settings import SETTINGS


def outline(size=128):
    scan = keras.Input((size, size, 3))
    x = layers.Rescaling(1 / 255)(scan)
    for width in (16, 32):
        x = layers.Conv2D(width, 3, padding="same", activation="relu")(x)
    mask = layers.Conv2D(1, 1, activation="sigmoid")(x)
    model = keras.Model(scan, mask, name="outline")
    # A lesion that is missed is worse than a false alarm.
    loss = keras.losses.Tversky(alpha=SETTINGS["false_alarm"], beta=SETTINGS["missed"])
    model.compile("adam", loss=loss, metrics=["accuracy"])
    return model


def kind(size=128, kinds=3):
    scan = keras.Input((size, size, 3))
    x = layers.Rescaling(1 / 255)(scan)
    x = layers.Conv2D(32, 3, strides=2, activation="relu")(x)
    x = layers.GlobalAveragePooling2D()(x)
    # On for good: several passes tell how sure the network is.
    x = layers.Dropout(0.3)(x, training=True)
    chances = layers.Dense(kinds, activation="softmax")(x)
    model = keras.Model(scan, chances, name="kind")
    model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def size_of():
    """How many square millimetres: few outliers may pull on it."""
    model = keras.Sequential([keras.Input((64,)), layers.Dense(32, activation="relu"), layers.Dense(1)])
    model.compile("adam", loss=keras.losses.Huber(delta=5.0), metrics=["mae"])
    return model
