"""A trained model's accuracy is another one after it is saved as a SavedModel and loaded again, as if it had lost its weights.

The weights and the predictions are the same; what the reloaded metric "accuracy" compares has changed.
"""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
CLASSES = 4


def repro(seed, compile_again=False):
    layers = tf.keras.layers
    labels = np.arange(40) % CLASSES
    images = np.eye(CLASSES, dtype="float32")[labels].reshape((-1, 2, 2))
    model = tf.keras.models.Sequential([layers.Flatten(), layers.Dense(CLASSES, activation="softmax")])
    how = dict(optimizer="rmsprop", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.compile(**how)
    model.fit(images, labels, epochs=1, verbose=0)
    model.set_weights([10 * np.eye(CLASSES), np.zeros(CLASSES)])
    before = model.evaluate(images, labels, verbose=0)[1]
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
        after = loaded.evaluate(images, labels, verbose=0)
    if not isinstance(after, list):
        return "absent", "the loaded model is not compiled: it reports the loss alone"
    kept = all(np.allclose(one, other) for one, other in zip(model.get_weights(), loaded.get_weights()))
    detail = "accuracy %.2f before saving, %.2f after loading, weights %s" % (
        before,
        after[1],
        "kept" if kept else "lost",
    )
    return ("reproduced" if abs(before - after[1]) > 0.05 else "absent"), detail


def workaround(seed):
    return repro(seed, compile_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
