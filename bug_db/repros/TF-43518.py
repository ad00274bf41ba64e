"""Accuracy is another one after a model that was never told its input shape is saved and loaded again.

The model is built by fit, compiled with a SparseCategoricalCrossentropy over probabilities and the string "accuracy".
"""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
FEATURES, CLASSES = 3, 10


def repro(seed, compile_again=False):
    if not hasattr(tf.keras.losses, "SparseCategoricalCrossentropy"):
        return "inapplicable", "there is no SparseCategoricalCrossentropy"
    layers = tf.keras.layers
    labels = np.arange(40) % 2
    inputs = np.eye(FEATURES, dtype="float32")[labels]
    model = tf.keras.Sequential([layers.Dense(4, activation="relu"), layers.Dense(CLASSES, activation="softmax")])
    how = dict(loss=tf.keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"], optimizer="rmsprop")
    model.compile(**how)
    model.fit(inputs, labels, epochs=1, verbose=0)
    # Weights that are right: the first two inputs give the first two of the ten classes.
    model.set_weights([np.eye(FEATURES, 4), np.zeros(4), 10 * np.eye(4, CLASSES), np.zeros(CLASSES)])
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
            loaded.compile(**how)
        after = loaded.evaluate(inputs, labels, verbose=0)
        same = np.allclose(model.predict(inputs, verbose=0), loaded.predict(inputs, verbose=0), atol=1e-5)
    if not isinstance(after, list):
        return "absent", "the loaded model is not compiled: it reports the loss alone"
    detail = "accuracy %.2f before saving, %.2f after loading" % (before[1], after[1])
    return ("reproduced" if same and abs(before[1] - after[1]) > 0.05 else "absent"), detail


def workaround(seed):
    return repro(seed, compile_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
