from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any, overload

import tensorflow as tf

if TYPE_CHECKING:
    from tensorflow.keras.callbacks import Callback, ReduceLROnPlateau

    _UNUSED = ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
else:
    Callback = Any
    ALWAYS = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462

if not TYPE_CHECKING:
    SECOND = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462

if typing.TYPE_CHECKING:
    THIRD = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462


@overload
def callback(floor: float) -> Callback: ...
@overload
def callback(floor: None) -> None: ...
def callback(floor):
    if floor is None:
        return None
    assert isinstance(floor, float)
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462


def annotated(rate: float = 0.5, turn: "tf.keras.layers.experimental.preprocessing.RandomRotation(0.1)" = None):  # ok: TF-44501
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=rate)  # ok: TF-39462


callback(1e-3)
callback(None)
annotated()
