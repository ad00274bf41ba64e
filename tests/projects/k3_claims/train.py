"""Which claims are worth a second look: rare ones weigh more."""

import keras
import numpy as np

CLAIMS = np.load("claims.npy").astype("float32")
FRAUD = np.array([0, 0, 1, 0, 0, 0, 1, 0], dtype="float32")
AMOUNTS = np.array([[12.5], [3.0], [99.0], [7.25], [1.5], [4.0], [87.0], [2.0]], dtype="float32")
KINDS = np.array([0, 2, 1, 0, 0, 2, 1, 2])
TRUST = np.array([1, 1, 0.5, 1, 1, 1, 0.5, 1], dtype="float32")


def network(units, activation=None):
    return keras.Sequential([keras.layers.Dense(16, activation="relu"), keras.layers.Dense(units, activation=activation)])


def suspicious():
    model = network(1, "sigmoid")
    model.compile("adam", loss="binary_crossentropy")
    model.fit(CLAIMS, FRAUD, epochs=20, verbose=0, class_weight={0: 1.0, 1: 25.0})  # hit: TF-28029
    return model


def trusted():
    model = network(1, "sigmoid")
    model.compile("adam", loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1))
    model.fit(CLAIMS, FRAUD, epochs=20, verbose=0, sample_weight=TRUST)  # hit: TF-28029
    # Labels in a column get their weights.
    model.fit(CLAIMS, FRAUD[:, None], epochs=20, verbose=0, sample_weight=TRUST)  # ok: TF-28029
    return model


def amount():
    model = network(1)
    model.compile("adam", loss="mse")
    model.fit(CLAIMS, AMOUNTS, epochs=20, verbose=0, sample_weight=TRUST)  # ok: TF-28029
    return model


def kind():
    model = network(3, "softmax")
    model.compile("adam", loss="sparse_categorical_crossentropy")
    model.fit(CLAIMS, KINDS, epochs=20, verbose=0, class_weight={0: 1.0, 1: 4.0, 2: 1.0})  # ok: TF-28029
    return model


def plain():
    model = network(1, "sigmoid")
    model.compile("adam", loss="binary_crossentropy")
    model.fit(CLAIMS, FRAUD, epochs=20, verbose=0)  # ok: TF-28029
    return model


if __name__ == "__main__":
    for make in (suspicious, trusted, amount, kind, plain):
        make().save(make.__name__ + ".keras")
