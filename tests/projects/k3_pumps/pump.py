import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

WINDOW, FEATURES = 20, 4


def make(batch=16):
    return keras.Sequential([
        keras.Input(shape=(WINDOW, FEATURES), batch_size=batch),
        layers.LSTM(32, stateful=True),
        layers.Dense(1),
    ])


class Scale(layers.Layer):
    def build(self, shape):
        self.top = self.add_weight(name="top", shape=(), initializer="ones", trainable=False)

    def call(self, x, training=None):
        wide = ops.cast(x, "float32")
        top = ops.maximum(ops.multiply(self.top.value, 0.9), ops.max(ops.abs(wide)))
        if training:
            self.top.assign(top)  # hit: KERAS-21864
        return x / ops.cast(top, x.dtype)


class Count(layers.Layer):
    def build(self, shape):
        self.seen = self.add_weight(shape=(), initializer="zeros", trainable=False, dtype="int64")
        self.half = self.add_weight(shape=(), initializer="zeros", trainable=False)

    def call(self, x):
        self.seen.assign_add(ops.cast(ops.shape(x)[0], "int64"))  # ok: KERAS-21864
        self.half.assign(ops.mean(x))  # ok: KERAS-21864
        return x


def watch(model, stream):
    for window in stream:
        yield float(model(np.expand_dims(window, 0))[0, 0])  # hit: KERAS-21742


def watch_many(model, windows):
    return model.predict(np.stack(windows), batch_size=16)  # ok: KERAS-21742


def main():
    keras.config.set_dtype_policy("mixed_float16")
    i = keras.Input((8,))
    keras.Model(i, Count()(Scale()(i)))
    model = make()
    model.compile("adam", "mse")
    model.fit(np.ones((64, WINDOW, FEATURES)), np.ones(64), batch_size=16, shuffle=False)
    print(list(watch(model, np.ones((5, WINDOW, FEATURES)))), watch_many(model, list(np.ones((16, WINDOW, FEATURES)))))
    last = np.ones((WINDOW, FEATURES))
    print(model.predict(last[np.newaxis, ...]))  # hit: KERAS-21742


main()
