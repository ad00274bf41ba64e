"""Faces, compared by the angle between them."""

import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers, ops  # noqa: E402

SEEN = np.array([120.0, 0.0, 45.0])


class Prototypes(layers.Layer):
    """One direction for each person; they begin nowhere."""

    def build(self, shape):
        self.people = self.add_weight(shape=(200, shape[-1]), initializer="zeros")
        self.drawn = self.add_weight(shape=(200, shape[-1]), initializer="glorot_uniform")

    def call(self, face):
        nowhere = ops.normalize(self.people)  # hit: KERAS-23075
        somewhere = ops.normalize(self.drawn)  # ok: KERAS-23075
        summed = ops.normalize(self.people, order=1)  # ok: KERAS-23075
        return ops.matmul(face, ops.transpose(nowhere + somewhere + summed))


def directions():
    face = keras.Input((128,))
    begun = layers.Dense(64, kernel_initializer="zeros")(face)
    unit = layers.UnitNormalization()(begun)  # ok: KERAS-23075
    drawn = layers.Dense(64)(face)
    return keras.Model(face, [unit, layers.UnitNormalization()(drawn)])  # ok: KERAS-23075


def compared(faces, others):
    face = keras.Input((128,))
    last = layers.Dense(64, kernel_initializer="zeros")
    model = keras.Model(face, last(face))
    model.compile("adam", loss=keras.losses.CosineSimilarity())
    model.fit(faces, others)  # hit: KERAS-23075

    drawn = keras.Model(face, layers.Dense(64)(face))
    drawn.compile("adam", loss=keras.losses.CosineSimilarity())
    drawn.fit(faces, others)  # ok: KERAS-23075


class PerPerson(keras.losses.Loss):
    def call(self, truth, guess):
        wrong = ops.sum(ops.abs(truth - guess), axis=0)
        return ops.mean(ops.divide_no_nan(wrong, SEEN))  # hit: KERAS-20110


def counted(wrong):
    return ops.divide_no_nan(wrong, np.array([120.0, 3.0, 45.0]))  # ok: KERAS-20110


def judged(scores, truth):
    same = ops.greater(scores, 0.5)
    right = keras.metrics.BinaryAccuracy()
    right.update_state(truth, same)  # hit: KERAS-20782
    right.update_state(truth, scores)  # ok: KERAS-20782
    right.update_state(truth, ops.cast(same, "float32"))  # ok: KERAS-20782


def ranked():
    diverged = np.array([[0.1, np.nan, 0.5]])
    sound = np.array([[0.1, 0.2, 0.5]])
    top = keras.metrics.SparseTopKCategoricalAccuracy(k=2)
    top.update_state(np.array([1]), diverged)  # hit: KERAS-19995
    top.update_state(np.array([1]), sound)  # ok: KERAS-19995
    found = ops.in_top_k(np.array([1]), diverged, k=2)  # hit: KERAS-19995
    return found, ops.in_top_k(np.array([1]), sound, k=2)  # ok: KERAS-19995


Prototypes()(np.zeros((2, 128)))
directions()
compared(None, None)
PerPerson()(None, None)
counted(None)
judged(None, None)
ranked()
