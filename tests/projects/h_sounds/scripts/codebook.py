# vector quantization, functional
import keras
from keras import ops, layers, Input, Model

frames = Input(shape=(100, 64))
codes = layers.Dense(256)(frames)
dist = ops.square(codes)
index = ops.argmin(dist, axis=2, keepdims=True)  # hit: KERAS-22523
vq = Model(inputs=frames, outputs=index)
print(vq.summary())

import numpy as np
d = np.random.rand(10, 256)
print(ops.argmin(d, axis=1, keepdims=True).shape)  # ok: KERAS-22523
lam = layers.Lambda(lambda t: ops.argmax(t, axis=-1, keepdims=True))(codes)  # ok: KERAS-22523
