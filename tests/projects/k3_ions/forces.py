"""Ions in a trap: a functional model that learns the force on each from fields, places and speeds."""

import numpy as np
import keras
from keras import layers, ops

IONS = 12


def lorentz():
    speed = keras.Input((IONS, 3), name="speed")
    field = keras.Input((IONS, 3), name="field")
    turned = ops.cross(speed, field)  # hit: KERAS-22525
    named = ops.cross(speed, field, axisc=2)  # ok: KERAS-22525
    plane = keras.Input((IONS, 2), name="plane")
    spin = ops.cross(plane, plane)  # ok: KERAS-22525
    return keras.Model([speed, field, plane], [turned, named, spin])


def of_a_shot(speed, field):
    return ops.cross(np.asarray(speed), np.asarray(field))  # ok: KERAS-22525


def gated(width=64):
    places = keras.Input((IONS, 32))
    halved = ops.glu(places)  # hit: KERAS-21696
    smooth = keras.activations.glu(layers.Dense(width)(places))  # hit: KERAS-21696
    plain = keras.activations.silu(places)  # ok: KERAS-21696
    return keras.Model(places, [halved, smooth, plain])


def pictures():
    shots = keras.Input((48, 64, 2))
    square = keras.Input((64, 64, 2))
    bright = ops.mean(shots, axis=(-3, -2))  # hit: KERAS-21650
    peak = ops.max(shots, axis=(-2, -1))  # hit: KERAS-21650
    spread = ops.std(shots, axis=[-2, -3])  # hit: KERAS-21650
    counted = ops.mean(shots, axis=(1, 2))  # ok: KERAS-21650
    kept = ops.mean(shots, axis=(-3, -2), keepdims=True)  # ok: KERAS-21650
    one = ops.sum(shots, axis=-1)  # ok: KERAS-21650
    rows = ops.max(square, axis=(-2, -1))  # ok: KERAS-21650
    return keras.Model([shots, square], [bright, peak, spread, counted, kept, one, rows])


def of_convolved():
    shots = keras.Input((48, 64, 2))
    seen = layers.Conv2D(8, 3)(shots)
    return keras.Model(shots, ops.mean(seen, axis=(-3, -2)))  # hit: KERAS-21650


def brightness(shots):
    return ops.mean(np.asarray(shots), axis=(-3, -2))  # ok: KERAS-21650


def between_ions():
    one, other = keras.Input((IONS, 16)), keras.Input((IONS, 16))
    grouped = layers.GroupQueryAttention(head_dim=8, num_query_heads=4, num_key_value_heads=2)
    every = layers.MultiHeadAttention(num_heads=4, key_dim=8)
    scored = grouped(one, other, return_attention_scores=True)  # hit: KERAS-22519
    plain = grouped(one, other)  # ok: KERAS-22519
    mixed, weights = every(one, other, return_attention_scores=True)  # ok: KERAS-22519
    return keras.Model([one, other], [scored, plain, mixed, weights])


class Between(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = layers.GroupQueryAttention(8, 4, 2)

    def call(self, one, other):
        mixed, weights = self.attend(one, other, return_attention_scores=True)
        return mixed


if __name__ == "__main__":
    for build in (lorentz, gated, pictures, of_convolved, between_ions):
        build().summary()
    brightness(np.load("shots.npy"))
