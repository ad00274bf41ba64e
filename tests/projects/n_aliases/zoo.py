"""Short names for long ones, as people like them."""
from types import SimpleNamespace

import tensorflow as tf

tfk = tf.keras
tfkl = tfk.layers
aug = tfkl.experimental.preprocessing
K, L, M = tfk.backend, tfkl, tfk.models


class nn:
    Turn = aug.RandomRotation
    Zoom = aug.RandomZoom
    Contrast = aug.RandomContrast
    losses = tfk.losses


class deeper(nn):
    Shift = aug.RandomTranslation


tools = SimpleNamespace(load=M.load_model, plateau=tfk.callbacks.ReduceLROnPlateau, stop=tfk.callbacks.EarlyStopping)
table = {"turn": aug.RandomRotation, "flip": aug.RandomFlip}
pair = (aug.RandomZoom, aug.RandomHeight)
