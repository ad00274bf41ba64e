"""Voices that are never twice the same."""

import os

os.environ["KERAS_BACKEND"] = "jax"

import keras  # noqa: E402
from keras import layers, ops, random  # noqa: E402


class Breath(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seeds = random.SeedGenerator(7)

    def call(self, wave):
        return wave + 0.1 * random.normal(ops.shape(wave), seed=self.seeds)


class Hum(layers.Layer):
    def call(self, wave):
        return wave + 0.1 * ops.sin(wave)


def voice(part):
    wave = keras.Input((16000,))
    return keras.Model(wave, part(wave))


breathing = voice(Breath())
breathing.export("voices/breath")  # hit: KERAS-19901
breathing.save("voices/breath.keras")  # ok: KERAS-19901
voice(Hum()).export("voices/hum")  # ok: KERAS-19901
