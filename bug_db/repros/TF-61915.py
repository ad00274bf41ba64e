"""The state of an optimizer of keras.optimizers.legacy is not in a .keras file: training begins anew with step zero."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import shutil
import tempfile

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, ending=".keras"):
    keras = tf.keras
    try:
        optimizer = keras.optimizers.legacy.Adam(0.1)
    except (AttributeError, ImportError):
        return "inapplicable", "there is no keras.optimizers.legacy"
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(optimizer, "mse")
    inputs, labels = np.ones((4, 1), "float32"), np.zeros((4, 1), "float32")
    model.fit(inputs, labels, epochs=5, verbose=0)
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "model" + ending)
    try:
        model.save(path)
        again = keras.models.load_model(path)
    except Exception as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    # The next step of Adam depends on what it has gathered.
    steps = int(again.optimizer.iterations)
    for one in (model, again):
        one.fit(inputs, labels, verbose=0)
    weights = [float(np.ravel(one.get_weights()[0])[0]) for one in (model, again)]
    detail = "%d steps after loading, right is 5; one step later a weight is %.4f, right is %.4f" % (
        steps,
        weights[1],
        weights[0],
    )
    return ("absent" if steps == 5 and abs(weights[0] - weights[1]) < 1e-4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, ending=".h5")


if __name__ == "__main__":
    print(": ".join(repro(0)))
