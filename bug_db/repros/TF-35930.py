"""Weights that a model makes itself are left out of an HDF5 file of weights."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import shutil
import tempfile

import tensorflow as tf

CHANCE = False


class Scaled(tf.keras.Model):
    def __init__(self):
        super(Scaled, self).__init__()
        self.scale = self.add_weight(name="scale", shape=(1,), initializer="ones")
        self.dense = tf.keras.layers.Dense(1, kernel_initializer="ones")

    def call(self, inputs):
        return self.dense(inputs) * self.scale


def repro(seed, ending=".weights.h5"):
    if not tf.executing_eagerly():
        return "inapplicable", "a subclassed model is called by hand in eager execution"
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "model" + ending)
        before, after = Scaled(), Scaled()
        for model in (before, after):
            model(tf.ones((1, 1)))
        before.scale.assign([5.0])
        before.save_weights(path)
        after.load_weights(path)
        got = float(after.scale.numpy()[0])
    except (ValueError, NotImplementedError, TypeError) as error:
        return "loud", str(error).split("\n")[0][:90]
    finally:
        shutil.rmtree(folder)
    return ("absent" if got == 5 else "reproduced"), "the scale is %.1f after loading, must be 5.0" % got


def workaround(seed):
    return repro(seed, ending=".tf")


if __name__ == "__main__":
    print(": ".join(repro(0)))
