"""Levels of brooks: sequences of unequal length, two cards, and one mean error a brook."""

import copy

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers, regularizers
from tensorflow.keras.layers.experimental import SyncBatchNormalization

HOURS = 48
CARDS = ["/gpu:0", "/gpu:1"]


def attentive():
    hours = keras.Input((HOURS, 3))
    attend = layers.MultiHeadAttention(4, 16, activity_regularizer=regularizers.l2(1e-4))  # hit: KERAS-15411
    x = attend(hours, hours)
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(hours, layers.Dense(1)(x))


def penalised_behind():
    hours = keras.Input((HOURS, 3))
    x = layers.MultiHeadAttention(4, 16, kernel_regularizer=regularizers.l2(1e-4))(hours, hours)  # ok: KERAS-15411
    x = layers.ActivityRegularization(l2=1e-4)(x)
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(hours, layers.Dense(1)(x))


def padded(rows, levels):
    """Rows end in zeros where a brook was not measured."""
    hours = keras.Input((HOURS, 3))
    x = layers.Masking()(hours)
    x = SyncBatchNormalization()(x)
    x = layers.LSTM(32)(x)
    model = keras.Model(hours, layers.Dense(1)(x))
    model.compile("adam", "mse")
    model.fit(rows, levels, epochs=10)  # hit: KERAS-18671
    return model


def whole(rows, levels):
    hours = keras.Input((HOURS, 3))
    x = SyncBatchNormalization()(hours)
    x = layers.Masking()(x)
    x = layers.LSTM(32)(x)
    model = keras.Model(hours, layers.Dense(1)(x))
    model.compile("adam", "mse")
    model.fit(rows, levels, epochs=10)  # ok: KERAS-18671
    return model


def sparse(penalty):
    return keras.Sequential(
        [
            keras.Input((HOURS,)),
            layers.Dense(64, activation="relu", activity_regularizer=penalty),
            layers.Dense(1),
        ]
    )


def on_two_cards():
    rows, levels = np.random.rand(6401, HOURS), np.random.rand(6401, 1)
    strategy = tf.distribute.MirroredStrategy(CARDS)
    with strategy.scope():
        model = sparse(regularizers.l1(1e-5))
        model.compile("adam", "mse")
    model.fit(rows, levels, epochs=10)  # hit: TF-41657


def on_two_cards_evenly():
    rows, levels = np.random.rand(6400, HOURS), np.random.rand(6400, 1)
    strategy = tf.distribute.MirroredStrategy(CARDS)
    with strategy.scope():
        model = sparse(regularizers.l1(1e-5))
        model.compile("adam", "mse")
    model.fit(rows, levels, epochs=10)  # ok: TF-41657


def on_two_cards_without_penalty():
    rows, levels = np.random.rand(6401, HOURS), np.random.rand(6401, 1)
    strategy = tf.distribute.MirroredStrategy(CARDS)
    with strategy.scope():
        model = sparse(None)
        model.compile("adam", "mse")
    model.fit(rows, levels, epochs=10)  # ok: TF-41657


def errors_of(brooks, model):
    """The mean error of each brook, told to copies of one metric."""
    error = keras.metrics.MeanAbsoluteError()
    told = {}
    for name, (rows, levels) in brooks.items():
        own = copy.deepcopy(error)
        own.update_state(levels, model.predict(rows))  # hit: KERAS-15825
        told[name] = own
    return {name: float(one.result()) for name, one in told.items()}


def errors_made_anew(brooks, model):
    error = keras.metrics.MeanAbsoluteError()
    told = {}
    for name, (rows, levels) in brooks.items():
        own = keras.metrics.MeanAbsoluteError.from_config(error.get_config())
        own.update_state(levels, model.predict(rows))  # ok: KERAS-15825
        told[name] = own
    return {name: float(one.result()) for name, one in told.items()}


def with_settings(brooks, model):
    settings = copy.deepcopy({"batch_size": 64})
    error = keras.metrics.MeanAbsoluteError()
    for rows, levels in brooks.values():
        error.update_state(levels, model.predict(rows, **settings))  # ok: KERAS-15825
    return float(error.result())
