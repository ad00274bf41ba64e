"""An autoencoder of spectra; then a classifier on its code, and one on nothing."""

import keras
from keras import layers


def encoder():
    spectrum = keras.Input((256,))
    return keras.Model(spectrum, layers.Dense(16, activation="relu")(layers.Dense(64, activation="relu")(spectrum)))


def pretrained(spectra):
    code = encoder()
    source = keras.Input((256,))
    whole = keras.Model(source, layers.Dense(256)(code(source)))
    whole.compile("adam", "mse")
    whole.fit(spectra, spectra, epochs=20)  # ok: KERAS-20188
    return whole, code


def on_the_reconstruction(spectra, kinds):
    whole, _ = pretrained(spectra)
    whole.trainable = False
    source = keras.Input((256,))
    model = keras.Model(source, layers.Dense(4, activation="softmax")(whole(source)))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    stop = keras.callbacks.EarlyStopping(patience=3)
    model.fit(spectra, kinds, validation_split=0.2, epochs=50, callbacks=[stop])  # hit: KERAS-20188
    return model.evaluate(spectra, kinds)  # hit: KERAS-20188


def on_the_code(spectra, kinds):
    _, code = pretrained(spectra)
    model = keras.Sequential([code, layers.Dense(4, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(spectra, kinds)  # ok: KERAS-20188
    return model


def from_the_last_layer(spectra, kinds):
    whole, _ = pretrained(spectra)
    model = keras.Model(whole.inputs, layers.Dense(4, activation="softmax")(whole.layers[-1].output))
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(spectra, kinds)  # ok: KERAS-20188
