"""What is heard in a barn at night: clips of unequal length, on two cards."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

FRAMES, BANDS, ANIMALS = 400, 64, 9


def listener(dropout):
    frames = keras.Input((FRAMES, BANDS))
    x = layers.Masking()(frames)
    x = layers.BatchNormalization(synchronized=True)(x)
    x = layers.Bidirectional(layers.LSTM(64))(x)
    if dropout:
        x = layers.Dropout(0.4)(x)
    return keras.Model(frames, layers.Dense(ANIMALS)(x))


def loss():
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def steady():
    """Steps that are never longer than one, whatever the weights."""
    optimizer = keras.optimizers.Adam(3e-4, clipnorm=5.0)
    optimizer.global_clipnorm = 1.0  # hit: KERAS-17278
    return optimizer


def steady_from_the_start():
    optimizer = keras.optimizers.Adam(3e-4, global_clipnorm=5.0)
    optimizer.global_clipnorm = 1.0  # ok: KERAS-17278
    return optimizer


def steady_instead():
    optimizer = keras.optimizers.Adam(3e-4, clipnorm=5.0)
    optimizer.clipnorm = None
    optimizer.global_clipnorm = 1.0  # ok: KERAS-17278
    return optimizer


def train(clips, animals):
    strategy = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = listener(dropout=True)
        model.compile(steady(), loss())
    model.fit(clips, animals, epochs=30)  # hit: KERAS-18671, KERAS-20612
    return model


def train_on_one(clips, animals):
    strategy = tf.distribute.MirroredStrategy(["/gpu:0"])
    with strategy.scope():
        model = listener(dropout=True)
        model.compile(steady_instead(), loss())
    model.fit(clips, animals, epochs=30)  # ok: KERAS-18671, KERAS-20612
    return model


def train_evenly(clips, animals):
    """No padding, no dropout."""
    strategy = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
    with strategy.scope():
        frames = keras.Input((FRAMES, BANDS))
        x = layers.BatchNormalization(synchronized=True)(frames)
        x = layers.Bidirectional(layers.LSTM(64))(x)
        model = keras.Model(frames, layers.Dense(ANIMALS)(x))
        model.compile(steady_from_the_start(), loss())
    model.fit(clips, animals, epochs=30)  # ok: KERAS-18671, KERAS-20612
    return model


def kept_often(clips, animals, folder):
    model = listener(dropout=True)
    model.compile("adam", loss(), steps_per_execution=32)
    keep = keras.callbacks.ModelCheckpoint(folder + "/{epoch}.keras", save_freq=320)
    model.fit(clips, animals, epochs=30, callbacks=[keep])  # hit: KERAS-17589
    guesses = np.argmax(model.predict(clips), -1)
    return model, guesses


def normalised(synchronized):
    frames = keras.Input((FRAMES, BANDS))
    x = layers.Conv1D(32, 5)(frames)
    x = layers.BatchNormalization(synchronized=synchronized)(x)
    x = layers.GlobalMaxPooling1D()(x)
    return keras.Model(frames, layers.Dense(ANIMALS)(x))


def train_by_halves(clips, animals):
    strategy = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = normalised(False)
        model.compile("adam", loss())
    model.fit(clips, animals, epochs=30)  # hit: KERAS-20703
    return model


def train_together(clips, animals):
    strategy = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = normalised(True)
        model.compile("adam", loss())
    model.fit(clips, animals, epochs=30)  # ok: KERAS-20703
    return model
