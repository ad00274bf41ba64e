import math

import keras
import numpy as np
from keras import layers, ops


class Doors(keras.utils.PyDataset):
    def __len__(self):
        return 8

    def __getitem__(self, k):
        return np.ones((4, 16)), {"width": np.ones((4, 1)), "height": np.ones((4, 1))}


def rows():
    while True:
        yield np.ones((4, 16)), {"width": np.ones((4, 1)), "height": np.ones((4, 1))}


def model(first, second):
    x = layers.Input((16,))
    h = layers.Dense(8, activation="relu")(x)
    m = keras.Model(inputs=x, outputs=[layers.Dense(1, name=first)(h), layers.Dense(1, name=second)(h)])
    m.compile(optimizer="sgd", loss={first: "mse", second: "mse"}, metrics={first: "mae", second: "mae"})
    return m


model("width", "height").fit(Doors(), epochs=2)  # hit: KERAS-22625
model("width", "height").fit(rows(), steps_per_epoch=8)  # hit: KERAS-22625
model("height", "width").fit(Doors(), epochs=2)  # ok: KERAS-22625


def blocked(scores, never=-math.inf):
    return ops.any(ops.isclose(scores, never))  # hit: KERAS-23136


def same(a, b):
    return ops.isclose(a, b, rtol=1e-3)  # ok: KERAS-23136


print(blocked(np.array([0.0, -np.inf])), same(np.ones(3), np.zeros(3)))
print(ops.isclose(x1=np.array([math.inf]), x2=math.inf))  # hit: KERAS-23136
heat = np.random.rand(8, 8)
print(ops.unravel_index(np.argmax(heat), heat.shape))  # hit: KERAS-23434
for k in ops.argmax(np.random.rand(3, 64), axis=1):
    print(ops.unravel_index(k, (8, 8)))  # maybe: KERAS-23434
print(ops.unravel_index(ops.argmax(np.random.rand(3, 64), axis=1), (8, 8)))  # ok: KERAS-23434
