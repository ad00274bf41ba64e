"""A SavedModel comes back without the state of its optimizer."""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("moments", "iterations")


def repro(seed, variant, ending=""):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer="adam" if variant == "moments" else "sgd", loss="mse")
    model.fit(np.ones((8, 2)), np.ones(8), batch_size=2, epochs=2, verbose=0)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model" + ending)
        try:
            model.save(path)
            loaded = tf.keras.models.load_model(path)
        except (ValueError, NotImplementedError) as error:
            return "inapplicable", "a SavedModel is not written: %s" % str(error).split("\n")[0][:80]
        if not ending and not os.path.isdir(path):
            return "inapplicable", "a name without an ending is an HDF5 file here"
    if getattr(loaded, "optimizer", None) is None:
        return "loud", "the loaded model has no optimizer"
    steps = [int(tf.keras.backend.get_value(one.optimizer.iterations)) for one in (model, loaded)]
    if variant == "iterations":
        return ("absent" if steps[1] == steps[0] else "reproduced"), "%d steps before, %d after" % tuple(steps)
    lacks = [state(one.optimizer) for one in (model, loaded)]
    detail = "largest moment %.4f before, %.4f after" % tuple(lacks)
    return ("absent" if abs(lacks[0] - lacks[1]) < 1e-6 else "reproduced"), detail


def state(optimizer):
    """The largest number in the optimizer's moments."""
    held = getattr(optimizer, "variables", None) or optimizer.weights
    held = held() if callable(held) else held
    held = [tf.keras.backend.get_value(one) for one in held]
    return max([float(np.abs(one).max()) for one in held if np.ndim(one) == 2] or [0.0])


def workaround(seed, variant):
    return repro(seed, variant, ending=".h5")


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
