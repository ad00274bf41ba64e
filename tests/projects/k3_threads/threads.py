"""Who answers whom: posts of words, threads of posts."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

POSTS, WORDS = 20, 60


@keras.saving.register_keras_serializable()
class Watch(layers.Layer):
    def call(self, x):
        tf.summary.histogram("hidden", x)  # hit: TF-43568
        return x


def by_vectors():
    thread = keras.Input((POSTS, WORDS, 100))
    masked = layers.TimeDistributed(layers.Masking())(thread)
    posts = layers.TimeDistributed(layers.GRU(32))(masked)  # hit: TF-31684
    return keras.Model(thread, layers.Dense(2)(layers.GRU(32)(posts)))


def by_line():
    return keras.Sequential([  # hit: TF-31684
        layers.TimeDistributed(layers.Embedding(5000, 32, mask_zero=True)),
        layers.TimeDistributed(layers.LSTM(32)),
        Watch(),
        layers.LSTM(32),
        layers.Dense(2),
    ])


def given():
    thread = keras.Input((POSTS, WORDS))
    words = layers.Embedding(5000, 32)(thread)
    posts = layers.TimeDistributed(layers.GRU(32))(words, mask=keras.ops.not_equal(thread, 0))  # ok: TF-31684
    return keras.Model(thread, layers.Dense(2)(posts))


def steps():
    thread = keras.Input((POSTS, 100))
    return keras.Model(thread, layers.TimeDistributed(layers.Dense(2))(layers.Masking()(thread)))  # ok: TF-31684


def main():
    board = keras.callbacks.TensorBoard("logs", update_freq="batch")
    stop = keras.callbacks.EarlyStopping(patience=30, restore_best_weights=True)
    model = by_line()
    model.compile("adam", "mse")
    model.fit(np.load("threads.npy"), np.load("who.npy"), epochs=10, callbacks=[board, stop])  # ok: TF-35634


if __name__ == "__main__":
    main()
