"""Saving a model warns of Model.state_updates and Layer.updates, which the user never called."""

import logging
import os
import tempfile
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("save", "checkpoint", "saved_model")


class Heard(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super(Heard, self).__init__()
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


def save(model, variant, path):
    if variant == "save":
        model.save(path)
    elif variant == "checkpoint":
        inputs, targets = np.ones((4, 2), dtype="float32"), np.ones((4, 1), dtype="float32")
        model.fit(inputs, targets, verbose=0, callbacks=[tf.keras.callbacks.ModelCheckpoint(path)])
    else:
        tf.saved_model.save(model, path)


def repro(seed, variant, name="model"):
    np.random.seed(seed)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer="sgd", loss="mse")
    heard = Heard()
    # The warning was a line of the log at first, and one of Python's later.
    logger = logging.getLogger("tensorflow")
    logger.addHandler(heard)
    logger.setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            save(model, variant, os.path.join(folder, name))
        except (ValueError, AttributeError, NotImplementedError) as error:
            return "inapplicable", "this cannot be saved so: %s" % str(error).split("\n")[0][:80]
    said = heard.said + [str(one.message) for one in caught]
    names = ("Model.state_updates", "Layer.updates", "layer.updates")
    found = [name for name in names if any(name in text and "will be removed" in text for text in said)]
    return ("reproduced" if found else "absent"), "warnings of %s" % (", ".join(found) or "no updates")


def workaround(seed, variant):
    # Only a model, not tf.saved_model, writes HDF5.
    return repro(seed, "save" if variant == "saved_model" else variant, "model.h5")


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
