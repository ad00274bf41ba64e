"""A model loaded from a file of the HDF5 format has the default axis in place of the one its layer was given."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANT_OF = "integer"


def loaded(model):
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "model.h5")
        model.save(path)
        return tf.keras.models.load_model(path, compile=False)
    finally:
        shutil.rmtree(folder)


def repro(seed):
    numbers = np.random.RandomState(seed)
    left, right = (numbers.uniform(size=(2, 3, 4)).astype("float32") for _ in range(2))
    inputs = [tf.keras.Input(shape=(3, 4)) for _ in range(2)]
    joined = tf.keras.Model(inputs, tf.keras.layers.Concatenate(axis=1)(inputs))
    shares = tf.keras.Sequential([tf.keras.layers.Softmax(axis=1, input_shape=(3, 4))])
    powers = np.exp(left)
    cases = (
        ("Concatenate", joined, [left, right], np.concatenate([left, right], axis=1)),
        ("Softmax", shares, left, powers / powers.sum(axis=1, keepdims=True)),
    )
    lost = []
    for name, model, given, wanted in cases:
        if not np.allclose(model.predict(given), wanted, atol=1e-5):
            raise AssertionError("%s is wrong before it is saved" % name)
        try:
            found = loaded(model).predict(given)
        except ValueError as error:
            return "loud", str(error).strip().split("\n")[0][:100]
        if found.shape != wanted.shape or not np.allclose(found, wanted, atol=1e-5):
            lost.append("%s gives %s, sum over the axis %.3f" % (name, found.shape, found[0, :, 0].sum()))
    return ("reproduced" if lost else "absent"), "; ".join(lost) or "every axis is kept"


if __name__ == "__main__":
    print(": ".join(repro(0)))
