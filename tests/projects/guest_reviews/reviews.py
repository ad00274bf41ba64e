"""Stars from what guests write: words make sentences, and sentences a review."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import Input, Model, Sequential
from tensorflow.keras.callbacks import EarlyStopping
from tensorflow.keras.layers import GRU, LSTM, Bidirectional, Dense, Dropout, Embedding, Masking, TimeDistributed

WORDS, SENTENCES, LENGTH = 20000, 12, 40
BATCH = 16


def reader(units):
    return Sequential([LSTM(units, return_sequences=True), LSTM(units)])


def plain():
    """Embedding, and then a reader that is a model of its own."""
    model = Sequential([Embedding(WORDS, 64, mask_zero=True), reader(32), Dense(5, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


def side_by_side():
    """The same with the layers one after the other."""
    model = Sequential()
    model.add(Embedding(WORDS, 64, mask_zero=True))
    model.add(LSTM(32, return_sequences=True))
    model.add(LSTM(32))
    model.add(Dense(5, activation="softmax"))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


def of_vectors():
    vectors = Input((None, 300))
    head = Sequential()
    head.add(GRU(64))
    head.add(Dense(5, activation="softmax"))
    model = Model(vectors, head(Masking()(vectors)))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


def shaped():
    """A reader that knows its input shape."""
    inner = Sequential([LSTM(32, input_shape=(None, 64)), Dropout(0.2)])
    model = Sequential([Embedding(WORDS, 64, mask_zero=True), inner, Dense(5)])
    model.compile("adam", "mse")
    return model


def sentences(batch=BATCH):
    words = Input(batch_shape=(batch, SENTENCES, LENGTH))
    vectors = TimeDistributed(Embedding(WORDS, 64, mask_zero=True))(words)
    each = TimeDistributed(Bidirectional(LSTM(32)))(vectors)  # maybe: TF-31684
    return Model(words, Dense(5, activation="softmax")(GRU(32)(each)))


def sentences_of_any_number():
    words = Input((SENTENCES, LENGTH))
    vectors = TimeDistributed(Embedding(WORDS, 64, mask_zero=True))(words)
    each = TimeDistributed(Bidirectional(LSTM(32)))(vectors)  # ok: TF-31684
    return Model(words, Dense(5, activation="softmax")(GRU(32)(each)))


def sentences_at_once():
    words = Input(batch_shape=(BATCH, SENTENCES, LENGTH))
    vectors = Embedding(WORDS, 64, mask_zero=True)(words)
    each = TimeDistributed(LSTM(32))(vectors)  # ok: TF-31684
    return Model(words, Dense(5, activation="softmax")(GRU(32)(each)))


def tagger():
    """A word at a time, so the mask goes all the way."""
    model = Sequential([Embedding(WORDS, 64, mask_zero=True), LSTM(32, return_sequences=True), Dense(9, activation="softmax")])
    model.compile("adam", loss="sparse_categorical_crossentropy")  # hit: TF-34491
    return model


def rater():
    """A review at a time: the last LSTM ends the mask."""
    model = Sequential([Embedding(WORDS, 64, mask_zero=True), LSTM(32), Dense(5, activation="softmax")])
    model.compile("adam", loss="sparse_categorical_crossentropy")  # ok: TF-34491
    return model


def main():
    x, stars = np.load("words.npy"), np.load("stars.npy")
    stop = EarlyStopping(patience=50, restore_best_weights=True)
    soon = EarlyStopping(patience=3, restore_best_weights=True)
    plain().fit(x, stars, epochs=20, callbacks=[soon])  # hit: TF-31638  # ok: TF-35634
    side_by_side().fit(x, stars, epochs=20, validation_split=0.1, callbacks=[stop])  # hit: TF-35634  # ok: TF-31638
    of_vectors().fit(np.load("vectors.npy"), stars, epochs=5)  # hit: TF-31638
    shaped().fit(x, stars, epochs=5)  # ok: TF-31638
    tagger().fit(x, np.load("tags.npy"), epochs=5)
    rater().fit(x, stars, epochs=200, callbacks=[stop])  # ok: TF-35634
    print(tf.__version__)


if __name__ == "__main__":
    main()
