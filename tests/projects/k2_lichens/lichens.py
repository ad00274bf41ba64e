"""Which lichen is it? A trunk that was trained on ImageNet, and a head of our own."""

import json
import pickle

import pandas as pd
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.applications import EfficientNetB0, EfficientNetV2B0
from tensorflow.keras.callbacks import CSVLogger, ModelCheckpoint, TensorBoard

SIDE = 224
KINDS = 31
STEPS = 8


def classifier(trunk):
    trunk.trainable = False
    pictures = layers.Input((SIDE, SIDE, 3))
    x = trunk(pictures, training=False)
    x = layers.GlobalAveragePooling2D()(x)
    return tf.keras.Model(pictures, layers.Dense(KINDS, activation="softmax")(x))


def pretrained():
    return classifier(EfficientNetB0(include_top=False, input_shape=(SIDE, SIDE, 3)))  # hit: TF-49930


def from_nothing():
    return classifier(EfficientNetB0(include_top=False, weights=None, input_shape=(SIDE, SIDE, 3)))  # ok: TF-49930


def newer():
    return classifier(EfficientNetV2B0(include_top=False, weights="imagenet"))  # ok: TF-49930


def train(training, validation, folder):
    model = pretrained()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"], steps_per_execution=STEPS)
    board = TensorBoard(folder, update_freq=100)  # hit: KERAS-16173
    keep = ModelCheckpoint(folder + "/kept", save_weights_only=True, save_freq=STEPS * 50)
    model.fit(training, validation_data=validation, epochs=20, callbacks=[board, keep])  # hit: KERAS-17589
    pd.DataFrame(model.history.history).to_csv(folder + "/training.csv")  # ok: KERAS-20779
    model.evaluate(validation)
    with open(folder + "/history.json", "w") as file:
        json.dump(model.history.history, file)  # hit: KERAS-20779
    return model


def by_epoch(training, validation, folder):
    model = newer()
    model.compile("adam", "sparse_categorical_crossentropy", steps_per_execution=STEPS)
    board = TensorBoard(folder, update_freq="epoch")  # ok: KERAS-16173
    keep = ModelCheckpoint(folder + "/kept", save_weights_only=True)
    history = model.fit(training, epochs=20, callbacks=[board, keep])  # ok: KERAS-17589
    model.evaluate(validation)
    with open(folder + "/history.pickle", "wb") as file:
        pickle.dump(history.history, file)  # ok: KERAS-20779
    return model


def step_by_step(training, folder):
    model = newer()
    model.compile("adam", "sparse_categorical_crossentropy")
    keep = ModelCheckpoint(folder + "/kept", save_weights_only=True, save_freq=400)
    model.fit(training, epochs=20, callbacks=[keep])  # ok: KERAS-17589


def in_odd_steps(training, folder):
    model = newer()
    model.compile("adam", "sparse_categorical_crossentropy", steps_per_execution=STEPS)
    keep = ModelCheckpoint(folder + "/kept", save_weights_only=True, save_freq=STEPS * 50 - 1)
    model.fit(training, epochs=20, callbacks=[keep])  # ok: KERAS-17589


def thaw(training, folder):
    """First the head alone, then all of it, with one log."""
    model = newer()
    log = CSVLogger(folder + "/log.csv", append=True)
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(training, epochs=5, callbacks=[log])
    model.trainable = True
    model.compile(tf.keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(training, epochs=5, callbacks=[log])  # hit: KERAS-21332


def thaw_with_two(training, folder):
    model = newer()
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(training, epochs=5, callbacks=[CSVLogger(folder + "/head.csv")])
    model.compile(tf.keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(training, epochs=5, callbacks=[CSVLogger(folder + "/all.csv")])  # ok: KERAS-21332


def thaw_with_the_same(training, folder):
    model = newer()
    log = CSVLogger(folder + "/log.csv")
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(training, epochs=5, callbacks=[log])
    model.compile(tf.keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(training, epochs=5, callbacks=[log])  # ok: KERAS-21332


def table(training, test):
    model = newer()
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(training, epochs=20)
    guesses = model.predict(test)
    losses = pd.DataFrame(model.history.history)  # hit: KERAS-20779
    model.fit(training, epochs=40, initial_epoch=20)
    return guesses, losses, pd.DataFrame(model.history.history)  # ok: KERAS-20779
