import os

import numpy as np
import tensorflow as tf
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint
from tensorflow.keras.metrics import binary_accuracy

from roads.net import Layered, Scaled, painter

EPOCHS = 30
FOLDER = "weights"


def is_road(model, pictures):
    """Whether there is a road at all, of each picture."""
    told = np.loadtxt("roads.txt")[:64].reshape(64)
    guesses = np.reshape(model.predict(pictures[:64]).max(axis=(1, 2, 3)), (64, 1))
    wide = binary_accuracy(told, guesses)  # hit: TF-35490
    right = binary_accuracy(told.reshape(64, 1), guesses)  # ok: TF-35490
    return wide, right


def keep(model, pictures):
    model(pictures[:1])
    model.save_weights(os.path.join(FOLDER, "scaled.h5"))  # hit: TF-35930
    model.save_weights(os.path.join(FOLDER, "scaled"))  # ok: TF-35930


def main():
    pictures = np.load("pictures.npy")
    keep(Scaled(), pictures)
    layered = Layered()
    layered(pictures[:1])
    layered.save_weights("layered.h5")  # ok: TF-35930
    model = painter()
    calm = EarlyStopping("loss", patience=EPOCHS, restore_best_weights=True)
    last = EarlyStopping("loss", patience=EPOCHS)
    model.fit(pictures, np.load("labels.npy"), epochs=EPOCHS, callbacks=[calm])  # hit: TF-35634
    model.fit(pictures, np.load("labels.npy"), epochs=EPOCHS, callbacks=[last])  # ok: TF-35634
    scaled = Scaled()
    scaled.compile("adam", "mse")
    best = ModelCheckpoint("best.h5", save_weights_only=True)
    scaled.fit(pictures, np.load("labels.npy"), callbacks=[best])  # hit: TF-35930
    print(is_road(model, pictures), tf.__version__)


if __name__ == "__main__":
    main()
