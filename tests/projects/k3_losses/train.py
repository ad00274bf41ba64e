"""Lesions in scans: few positive pixels, and none may be missed."""

import numpy as np
import keras
from keras import layers
from keras.losses import Tversky, CategoricalCrossentropy

MISS, ALARM = 0.8, 0.2


def unet():
    scan = keras.Input((64, 64, 1))
    x = layers.Conv2D(8, 3, padding="same", activation="relu")(scan)
    return keras.Model(scan, layers.Conv2D(1, 1, activation="sigmoid")(x))


def careful(scans, masks):
    model = unet()
    model.compile("adam", loss=Tversky(alpha=ALARM, beta=MISS))  # hit: KERAS-23333
    model.fit(scans, masks)
    return model


def even(scans, masks):
    model = unet()
    model.compile("adam", loss=Tversky(alpha=0.5, beta=0.5))  # ok: KERAS-23333
    model.fit(scans, masks)


def channels_first(scans, masks):
    model = unet()
    smooth = CategoricalCrossentropy(label_smoothing=0.1, axis=1)  # hit: KERAS-23437
    usual = CategoricalCrossentropy(label_smoothing=0.1)  # ok: KERAS-23437
    sharp = CategoricalCrossentropy(axis=1)  # ok: KERAS-23437
    model.compile("adam", loss=[smooth, usual, sharp])


def weighted(scans, kinds):
    model = keras.Sequential([keras.Input((64, 64, 1)), layers.Flatten(), layers.Dense(2, activation="softmax")])
    model.compile("adam", loss="sparse_categorical_crossentropy")
    model.fit(scans, kinds, class_weight={"0": 1.0, "1": 20.0})  # hit: KERAS-23220
    model.fit(scans, kinds, class_weight={0: 1.0, 1: 20.0})  # ok: KERAS-23220


def growth(rows, sizes):
    model = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
    model.compile("adam", "mse", metrics=[keras.metrics.R2Score(num_regressors=4)])  # hit: KERAS-23334
    single = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
    single.compile("adam", "mse", metrics=[keras.metrics.R2Score()])  # ok: KERAS-23334
    score = keras.metrics.R2Score(num_regressors=2)
    score.update_state(sizes, sizes, sample_weight=np.array([1.0, 1.0, 0.0]))  # hit: KERAS-23334
    full = keras.metrics.R2Score(num_regressors=2)
    full.update_state(sizes, sizes, sample_weight=np.array([1.0, 1.0, 2.0]))  # ok: KERAS-23334


careful(None, None)
even(None, None)
channels_first(None, None)
weighted(None, None)
growth(None, None)
