"""A model that is exported from JAX draws the same random numbers at each call."""

import os

BACKEND = "jax"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import tempfile

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, drawn_inside=False):
    keras = tf.keras
    if not hasattr(keras.Model, "export"):
        return "inapplicable", "there is no Model.export"

    class Noise(keras.layers.Layer):
        def __init__(self, **kwargs):
            super(Noise, self).__init__(**kwargs)
            self.seeds = keras.random.SeedGenerator(seed)

        def call(self, x):
            return x + keras.random.normal(keras.ops.shape(x), seed=self.seeds)

    model = keras.Sequential([keras.Input((4,)), Noise()])
    folder = os.path.join(tempfile.mkdtemp(), "model")
    try:
        model.export(folder)
        served = tf.saved_model.load(folder)
    except (TypeError, ValueError) as error:
        return "loud", str(error)
    x = tf.zeros((1, 4))
    one, other = served.serve(x).numpy(), served.serve(x).numpy()
    detail = "two calls add the noise %.4f and %.4f" % (one[0, 0], other[0, 0])
    return ("reproduced" if np.array_equal(one, other) else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
