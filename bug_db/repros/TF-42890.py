"""Accuracy over logits is another one after a model is saved to an HDF5 file and loaded again.

A small image classifier, compiled with the string "accuracy" and a sparse loss that takes logits.
"""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
CLASSES = 4


def compile_with_accuracy(model):
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])


def classifier():
    """A convolution that passes the image on, and logits that are right where one pixel of four is lit."""
    layers = tf.keras.layers
    model = tf.keras.Sequential(
        [
            layers.Conv2D(1, 1, activation="relu", input_shape=(2, 2, 1)),
            layers.Flatten(),
            layers.Dropout(0.2),
            layers.Dense(CLASSES),
        ]
    )
    compile_with_accuracy(model)
    model.set_weights([np.ones((1, 1, 1, 1)), np.zeros(1), 10 * np.eye(CLASSES), np.zeros(CLASSES)])
    return model


def repro(seed, compile_again=False):
    if not hasattr(tf.keras.losses, "SparseCategoricalCrossentropy"):
        return "inapplicable", "there is no SparseCategoricalCrossentropy"
    labels = np.arange(40) % CLASSES
    images = np.eye(CLASSES, dtype="float32")[labels].reshape((-1, 2, 2, 1))
    model = classifier()
    before = model.evaluate(images, labels, verbose=0)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.h5")
        try:
            model.save(path)
        except NotImplementedError as error:
            return "inapplicable", "HDF5 cannot be written: %s" % str(error).split("\n")[0][:80]
        try:
            loaded = tf.keras.models.load_model(path)
        except ValueError as error:
            return "loud", "load_model raises ValueError: %s" % str(error).split("\n")[0][:80]
        if compile_again:
            compile_with_accuracy(loaded)
        after = loaded.evaluate(images, labels, verbose=0)
        same = np.allclose(model.predict(images, verbose=0), loaded.predict(images, verbose=0), atol=1e-5)
    same = same and abs(before[0] - after[0]) < 1e-5
    detail = "accuracy %.2f before saving, %.2f after loading, at the same loss" % (before[1], after[1])
    return ("reproduced" if same and abs(before[1] - after[1]) > 0.05 else "absent"), detail


def workaround(seed):
    return repro(seed, compile_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
