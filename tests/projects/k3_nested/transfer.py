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


class Pupil(keras.Model):
    """Learns what a master says, who has been trained and compiled before."""

    def __init__(self, master):
        super().__init__()
        self.master, self.code, self.head = master, encoder(), layers.Dense(256)

    def call(self, spectra):
        return self.head(self.code(spectra))

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return keras.ops.mean(keras.ops.square(self.master(x, training=False) - y_pred))


class Apprentice(Pupil):
    """Tells a loss of its own."""

    def train_step(self, spectra):
        loss = self.compute_loss(spectra, spectra, self(spectra, training=True))
        self.optimizer.minimize(loss, self.trainable_variables)
        return {"distance": loss}


def taught(spectra):
    master, _ = pretrained(spectra)
    pupil = Pupil(master)
    pupil.compile("adam", "mse")
    pupil.fit(spectra, spectra)  # hit: KERAS-20188
    return pupil


def taught_by_one_who_was_not_compiled(spectra):
    pupil = Pupil(encoder())
    pupil.compile("adam", "mse")
    pupil.fit(spectra, spectra)  # ok: KERAS-20188


def apprenticed(spectra):
    master, _ = pretrained(spectra)
    apprentice = Apprentice(master)
    apprentice.compile("adam", "mse")
    apprentice.fit(spectra, spectra)  # ok: KERAS-20188
