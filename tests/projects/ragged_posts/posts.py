"""The next word, and the mood, of short posts."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.layers import GRU, LSTM, Bidirectional, Dense, Embedding
from tensorflow.keras.mixed_precision import experimental as precision

VOCABULARY = 30000

precision.set_policy("mixed_float16")


class Watched(layers.Layer):
    """Passes on what it gets, and writes how large it is."""

    def call(self, inputs):
        tf.summary.scalar("size", tf.norm(inputs))  # hit: TF-43568
        return inputs


class Counted(layers.Layer):
    def build(self, shape):
        self.steps = tf.Variable(0, dtype=tf.int64, trainable=False)

    def call(self, inputs):
        tf.summary.scalar("size", tf.norm(inputs), step=self.steps)  # ok: TF-43568
        return inputs


def moods():
    posts = keras.Input((None,), ragged=True)
    words = Embedding(VOCABULARY, 64)(posts)
    x = Bidirectional(LSTM(32, return_sequences=True))(words)  # hit: TF-48887
    x = Bidirectional(LSTM(32))(x)  # ok: TF-48887
    return keras.Model(posts, Dense(3)(x))


def backwards():
    vectors = keras.Input((None, 64), ragged=True)
    last = GRU(32, go_backwards=True)(vectors)  # ok: TF-48887
    each = GRU(32, go_backwards=True, return_sequences=True)(vectors)  # hit: TF-48887
    forwards = GRU(32, return_sequences=True)(vectors)  # ok: TF-48887
    padded = keras.Input((None, 64))
    return last, each, forwards, GRU(32, go_backwards=True, return_sequences=True)(padded)  # ok: TF-48887


def next_word():
    words = keras.Input((20,))
    x = LSTM(64)(Watched()(Embedding(VOCABULARY, 64)(words)))
    model = keras.Model(words, Dense(VOCABULARY, activation="softmax")(x))
    model.compile("adam", "sparse_categorical_crossentropy")  # hit: KERAS-15012
    return model


def next_word_in_full():
    words = keras.Input((20,))
    x = LSTM(64)(Counted()(Embedding(VOCABULARY, 64)(words)))
    x = Dense(4096, activation="relu")(x)
    model = keras.Model(words, Dense(VOCABULARY, activation="softmax", dtype="float32")(x))
    model.compile("adam", "sparse_categorical_crossentropy")  # ok: KERAS-15012
    return model


def next_letter():
    letters = keras.Input((20, 96))
    model = keras.Model(letters, Dense(96, activation="softmax")(LSTM(64)(letters)))
    model.compile("adam", "sparse_categorical_crossentropy")  # ok: KERAS-15012
    return model


def main():
    board = keras.callbacks.TensorBoard("logs", update_freq=100, profile_batch=0)
    words, following = np.load("words.npy"), np.load("following.npy")
    next_word().fit(words, following, callbacks=[board])  # hit: KERAS-21301, KERAS-21331
    next_word_in_full().fit(words, following, callbacks=[board])  # hit: KERAS-21301, KERAS-21331


if __name__ == "__main__":
    main()
