"""Accuracy over logits is another one after a model is saved as a SavedModel and loaded again.

The model is compiled with the string "accuracy" and a sparse loss that takes logits. The predictions stay the same.
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
    """Logits, a Dropout before them as usual, with weights that are right on one-hot inputs."""
    layers = tf.keras.layers
    model = tf.keras.Sequential(
        [
            layers.Dense(CLASSES, activation="relu", input_shape=(CLASSES,)),
            layers.Dropout(0.2),
            layers.Dense(CLASSES),
        ]
    )
    compile_with_accuracy(model)
    eye, zeros = np.eye(CLASSES, dtype="float32"), np.zeros(CLASSES, dtype="float32")
    model.set_weights([eye, zeros, 10 * eye, zeros])
    return model


def repro(seed, compile_again=False):
    if not hasattr(tf.keras.losses, "SparseCategoricalCrossentropy"):
        return "inapplicable", "there is no SparseCategoricalCrossentropy"
    labels = np.arange(40) % CLASSES
    inputs = np.eye(CLASSES, dtype="float32")[labels]
    model = classifier()
    before = model.evaluate(inputs, labels, verbose=0)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        try:
            model.save(path)
        except (ValueError, NotImplementedError) as error:
            return "inapplicable", "a SavedModel cannot be written: %s" % str(error).split("\n")[0][:80]
        if not os.path.isdir(path):
            return "inapplicable", "a name without an ending is an HDF5 file here"
        loaded = tf.keras.models.load_model(path)
        if compile_again:
            compile_with_accuracy(loaded)
        after = loaded.evaluate(inputs, labels, verbose=0)
        if not isinstance(after, list):
            return "absent", "the loaded model is not compiled: it reports the loss alone"
        same = np.allclose(model.predict(inputs, verbose=0), loaded.predict(inputs, verbose=0), atol=1e-5)
    same = same and abs(before[0] - after[0]) < 1e-5
    detail = "accuracy %.2f before saving, %.2f after loading, at the same loss" % (before[1], after[1])
    return ("reproduced" if same and abs(before[1] - after[1]) > 0.05 else "absent"), detail


def workaround(seed):
    return repro(seed, compile_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
