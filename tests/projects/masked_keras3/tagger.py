import keras
from keras import layers

WORDS = 5000


def tagger(metric):
    model = keras.Sequential([
        layers.Embedding(WORDS, 32, mask_zero=True),
        layers.Bidirectional(layers.LSTM(16, return_sequences=True)),
        layers.Dense(9, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=[metric])  # hit: TF-40002
    return model


def classifier():
    model = keras.Sequential([
        layers.Embedding(WORDS, 32, mask_zero=True),
        layers.LSTM(16),
        layers.Dense(2, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-40002
    return model


def unmasked():
    model = keras.Sequential([layers.Embedding(WORDS, 32), layers.LSTM(16, return_sequences=True)])
    model.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
    return model


def functional():
    steps = keras.Input((None, 4))
    masked = layers.Masking(mask_value=0.0)(steps)
    out = layers.TimeDistributed(layers.Dense(1))(layers.Dropout(0.1)(masked))
    model = keras.Model(inputs=steps, outputs=out)
    model.compile(optimizer="sgd", loss="mse")  # ok: TF-40002
    model.compile(optimizer="sgd", loss="mse", weighted_metrics=["mse"])  # hit: TF-40002
    return model


tagger("accuracy").summary()
