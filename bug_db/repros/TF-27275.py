"""A subclassed model is not told that it is training: fit calls it with training=None, though its layers are told."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("eager", "graph")


def repro(seed, variant, ask=False):
    if tf.__version__.startswith("1."):
        if variant == "eager":
            tf.compat.v1.enable_eager_execution()
    elif variant == "graph":
        tf.compat.v1.disable_eager_execution()
    told = {"model": [], "layer": []}

    class Inner(tf.keras.layers.Layer):
        """Notes what it is told."""

        def call(self, inputs, training=None):
            told["layer"].append(training)
            return inputs

    class Outer(tf.keras.Model):
        """Notes what it is told."""

        def __init__(self):
            super(Outer, self).__init__()
            self.inner = Inner()
            self.dense = tf.keras.layers.Dense(1)

        def call(self, inputs, training=None):
            if ask and training is None:
                training = tf.keras.backend.learning_phase()
            told["model"].append(training)
            return self.dense(self.inner(inputs))

    model = Outer()
    model.compile("sgd", "mse")
    data = np.ones((4, 1), dtype="float32")
    try:
        model.fit(data, data, epochs=1, verbose=0)
    except RuntimeError as error:
        if "eager" not in str(error):
            raise
        return "loud", "raises RuntimeError: fit wants eager execution"
    nothing = all(one is None for one in told["model"])
    said = dict(
        (who, sorted(set("a tensor" if hasattr(one, "dtype") else str(one) for one in told[who]))) for who in told
    )
    detail = "training in call: %s for the model, %s for its layer" % ("/".join(said["model"]), "/".join(said["layer"]))
    return ("reproduced" if nothing else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, ask=True)


if __name__ == "__main__":
    for name in sys.argv[1:] or VARIANTS:
        print(name, ": ".join(repro(0, name)))
