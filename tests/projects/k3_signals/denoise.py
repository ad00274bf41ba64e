"""Denoises sensor traces in the frequency domain."""

import keras
import numpy as np
from keras import ops

SAMPLES = 4000
window = ops.blackman(256)  # ok: KERAS-22545
impulse = ops.blackman(1)  # hit: KERAS-22545

real, imaginary = keras.Input((63, 65)), keras.Input((63, 65))
trace = ops.istft((real, imaginary), 128, 64, 128, length=SAMPLES)  # hit: KERAS-22529
whole = ops.istft((real, imaginary), 128, 64, 128)  # ok: KERAS-22529
decoder = keras.Model([real, imaginary], [trace, whole])


def played(spectrum):
    parts = (spectrum.real.astype("float32"), spectrum.imag.astype("float32"))
    return ops.istft(parts, 128, 64, 128, length=SAMPLES)  # ok: KERAS-22529


frames = keras.Input((63, 16))
loadings = np.linspace(0.1, 1.0, 16).astype("float32")
energy = ops.matmul(frames, loadings)  # hit: KERAS-22993


class Loaded(keras.layers.Layer):
    """The same in a layer, whose shape is found by running it."""

    def build(self, shape):
        self.loadings = self.add_weight(shape=(shape[-1],))

    def call(self, frames):
        return self.of(frames)

    def of(self, frames):
        return ops.matmul(frames, self.loadings)  # ok: KERAS-22993


weighed = Loaded()(frames)
bands = ops.matmul(frames, np.ones((16, 4), "float32"))  # ok: KERAS-22993
near = ops.inner(frames, np.ones((5, 16), "float32"))  # hit: KERAS-22988
spread = ops.quantile(frames, [0.1, 0.9], axis=1)  # hit: KERAS-22530
middle = ops.quantile(frames, 0.5, axis=1)  # ok: KERAS-22530
loudest = ops.argmax(frames, axis=1, keepdims=True)  # hit: KERAS-22523
softest = ops.argmin(frames, axis=1)  # ok: KERAS-22523
model = keras.Model(frames, [energy, weighed, bands, near, spread, middle, loudest, softest])


def summary(block):
    return ops.inner(block, block), ops.quantile(block, [0.1, 0.9]), ops.argmax(block, 0, keepdims=True)  # ok: KERAS-22988, KERAS-22530, KERAS-22523


def coarse(picture, kernel):
    """A map of the spectrogram at half the size, seen wide."""
    return ops.depthwise_conv(picture, kernel, strides=2, dilation_rate=2)  # hit: KERAS-22515


def mixed(picture, kernel, points):
    return ops.separable_conv(picture, kernel, points, strides=(2, 2), padding="same", dilation_rate=3)  # hit: KERAS-22515


def fine(picture, kernel):
    return ops.depthwise_conv(picture, kernel, strides=1, dilation_rate=2)  # ok: KERAS-22515


if __name__ == "__main__":
    block = np.random.rand(1, 32, 32, 1).astype("float32")
    coarse(block, np.ones((3, 3, 1, 1), "float32"))
    fine(block, np.ones((3, 3, 1, 1), "float32"))
    mixed(block, np.ones((3, 3, 1, 1), "float32"), np.ones((1, 1, 1, 1), "float32"))
    summary(np.random.rand(8, 8))
    played(np.fft.rfft(np.random.rand(63, 128)))
