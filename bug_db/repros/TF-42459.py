"""The accuracy of a model compiled with the string "accuracy" is another one after it is saved and loaded again.

The predictions are the same before and after; only what the reloaded metric compares has changed.
"""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("savedmodel", "h5", "keras")
NAMES = {"savedmodel": "model", "h5": "model.h5", "keras": "model.keras"}


def classifier(classes):
    """A softmax over as many inputs as classes, whose weights make it right on one-hot inputs."""
    layer = tf.keras.layers.Dense(classes, activation="softmax", input_shape=(classes,))
    model = tf.keras.Sequential([layer])
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.set_weights([10 * np.eye(classes, dtype="float32"), np.zeros(classes, dtype="float32")])
    return model


def repro(seed, variant, compile_again=False):
    np.random.seed(seed)
    classes = 4
    labels = np.random.permutation(np.arange(40) % classes)
    inputs = np.eye(classes, dtype="float32")[labels]
    model = classifier(classes)
    before = model.evaluate(inputs, labels, verbose=0)[1]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, NAMES[variant])
        try:
            model.save(path)
        except (ValueError, NotImplementedError) as error:
            return "inapplicable", "this format cannot be written: %s" % str(error).split("\n")[0][:80]
        if variant == "keras" and os.path.isdir(path):
            return "inapplicable", "there is no .keras format yet: the name is taken for a folder"
        if variant == "savedmodel" and not os.path.isdir(path):
            return "inapplicable", "a name without an ending is an HDF5 file here"
        loaded = tf.keras.models.load_model(path)
        if compile_again:
            loaded.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
        same = np.allclose(model.predict(inputs, verbose=0), loaded.predict(inputs, verbose=0), atol=1e-5)
        after = loaded.evaluate(inputs, labels, verbose=0)
    if not isinstance(after, list):
        return "absent", "the loaded model is not compiled: it reports the loss alone"
    detail = "accuracy %.2f before saving, %.2f after loading" % (before, after[1])
    return ("reproduced" if same and abs(before - after[1]) > 0.05 else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, compile_again=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
