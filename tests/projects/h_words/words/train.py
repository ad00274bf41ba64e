"""Taggers with one-hot labels, and a classifier."""

import argparse

from tensorflow import keras
from tensorflow.keras import layers

from words.losses import SMOOTHING, make_loss


def tagger(vocab, tags):
    words = keras.Input((None,))
    x = layers.Embedding(vocab, 64)(words)
    x = layers.Bidirectional(layers.LSTM(64, return_sequences=True))(x)
    return keras.Model(words, layers.TimeDistributed(layers.Dense(tags))(x))


def classifier(vocab, classes):
    words = keras.Input((None,))
    x = layers.GlobalAveragePooling1D()(layers.Embedding(vocab, 64)(words))
    return keras.Model(words, layers.Dense(classes)(x))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=5)
    args = parser.parse_args()
    data, sentences = load("tags.npz"), load("sentences.npz")
    model = tagger(20000, 12)
    model.compile("adam", loss=make_loss())  # hit: TF-39329
    model.fit(data, epochs=args.epochs)
    other = classifier(20000, 4)
    other.compile("adam", loss=make_loss("smooth"))
    other.fit(sentences, epochs=args.epochs)  # ok: TF-39329
    third = tagger(20000, 12)
    third.compile("adam", loss=make_loss("plain"))
    third.fit(data)  # ok: TF-39329


def load(path):
    import numpy as np

    with np.load(path) as file:
        return file["x"], file["y"]


if __name__ == "__main__":
    main()
