"""Molecules and smells as directions."""

import keras
from keras import layers, ops


def directions():
    molecule = keras.Input((), dtype="int32")
    begun = layers.Embedding(4000, 64, embeddings_initializer="zeros")(molecule)
    drawn = layers.Embedding(4000, 64)(molecule)
    unit = layers.UnitNormalization()
    smells = unit(begun)  # hit: KERAS-23075
    words = unit(drawn)  # ok: KERAS-23075
    scaled = layers.LayerNormalization()(begun)  # ok: KERAS-23075
    return keras.Model(molecule, [smells, words, scaled])


def agreement(noses, model, batch):
    """How often the model says what the noses said."""
    says = ops.cast(model(batch), "bool")
    score = keras.metrics.BinaryAccuracy(name="agreement")
    score.update_state(noses, says)  # hit: KERAS-20782
    hinge = keras.metrics.Hinge()
    hinge.update_state(noses, says)  # ok: KERAS-20782
    return float(score.result())


def lifted(rows):
    return ops.normalize(rows + 1e-6)  # ok: KERAS-23075
