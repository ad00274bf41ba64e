"""Letters from sound. The blank is class 0."""

import numpy as np
import keras
from keras import layers, ops

LETTERS = "-abcdefghijklmnopqrstuvwxyz "


def listener():
    sound = keras.Input((None, 80))
    x = layers.Dense(64, activation="relu")(sound)
    model = keras.Model(sound, layers.Dense(len(LETTERS))(x))
    model.compile("adam", loss=keras.losses.CTC())
    return model


def read(scores, lengths):
    paths, _ = ops.ctc_decode(scores, lengths, strategy="greedy")  # hit: KERAS-19633
    return paths[0]


def read_well(scores, lengths):
    paths, _ = ops.ctc_decode(scores, lengths, strategy="greedy", mask_index=0)  # ok: KERAS-19633
    return paths[0]


def search(scores, lengths, width=20):
    paths, chances = ops.ctc_decode(  # hit: KERAS-19633
        scores, lengths, strategy="beam_search", beam_width=width, mask_index=0
    )
    return paths[0], chances


def search_by_default(scores, lengths):
    return ops.ctc_decode(scores, lengths, strategy="beam_search", top_paths=3)  # hit: KERAS-19633


def stretched(frames=3):
    steps = keras.Input((40, 16))
    slow = ops.repeat(steps, [frames], axis=1)  # hit: KERAS-19826
    also = ops.repeat(steps, frames, axis=1)  # ok: KERAS-19826
    own = ops.repeat(steps, [2] * 20 + [1] * 20, axis=1)  # ok: KERAS-19826
    return keras.Model(steps, [slow, also, own])


def any_length():
    steps = keras.Input((None, 16))
    return keras.Model(steps, ops.repeat(steps, [2], axis=1))  # hit: KERAS-19826


if __name__ == "__main__":
    model = listener()
    scores = model.predict(np.load("sound.npy"))
    lengths = np.full(len(scores), scores.shape[1])
    print(read(scores, lengths), read_well(scores, lengths), search(scores, lengths))
    print(search_by_default(scores, lengths), stretched().output_shape, any_length().output_shape)
