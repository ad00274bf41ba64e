"""Churn model, third try. One callback per way in which the team writes its imports."""
import pandas as pd
import tensorflow
import tensorflow as tf
import tensorflow.keras
import tensorflow.keras.callbacks
import tensorflow.keras.callbacks as cb
import tensorflow.keras as K
from tensorflow import keras
from tensorflow import keras as tk
from tensorflow.keras import callbacks, layers as L, models
from tensorflow.keras.callbacks import ReduceLROnPlateau
from tensorflow.keras.callbacks import ReduceLROnPlateau as Plateau, EarlyStopping as Stop
from tensorflow.keras.callbacks import (
    ModelCheckpoint,
    ReduceLROnPlateau as Shrink,
)

FLOOR = 3e-4

frame = pd.read_csv("churn.csv")
target = frame.pop("churned")

patient = [
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    tensorflow.keras.callbacks.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    keras.callbacks.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    tk.callbacks.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    K.callbacks.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    callbacks.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    cb.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
    Plateau(min_lr=FLOOR),  # hit: TF-39462
    Shrink(min_lr=FLOOR),  # hit: TF-39462
    tf.compat.v2.keras.callbacks.ReduceLROnPlateau(min_lr=FLOOR),  # hit: TF-39462
]
others = [
    Stop(patience=3),  # ok: TF-39462
    ModelCheckpoint("best.h5", save_best_only=True),  # ok: TF-39462
    ReduceLROnPlateau(factor=FLOOR),  # ok: TF-39462
    Plateau(min_lr=2e-4),  # ok: TF-39462
    tf.keras.callbacks.LearningRateScheduler(lambda epoch: FLOOR),  # ok: TF-39462
]

net = models.Sequential([L.Dense(32, "relu"), L.Dense(1, "sigmoid")])
net.compile("adam", "binary_crossentropy")
net.fit(frame, target, epochs=30, callbacks=patient + others)
