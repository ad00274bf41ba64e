"""A model whose call has training=False is never told that it trains: fit calls it with training=None."""

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
    told = []

    class Branching(tf.keras.Model):
        """Would do something else in training."""

        def __init__(self):
            super(Branching, self).__init__()
            self.dense = tf.keras.layers.Dense(1)

        def call(self, inputs, training=False):
            if ask and training is None:
                training = tf.keras.backend.learning_phase()
            told.append(training)
            return self.dense(inputs)

    model = Branching()
    model.compile("sgd", "mse")
    data = np.ones((4, 1), dtype="float32")
    try:
        model.fit(data, data, batch_size=4, epochs=2, verbose=0)
    except RuntimeError as error:
        if "eager" not in str(error):
            raise
        return "loud", "raises RuntimeError: fit wants eager execution"
    # True, or the tensor that says so when the graph runs; None and False both mean that it does not train.
    right = [one for one in told if one is not None and one is not False]
    seen = sorted(set("a tensor" if hasattr(one, "dtype") else str(one) for one in told))
    return ("absent" if right else "reproduced"), "training in call during fit: %s" % ", ".join(seen)


def workaround(seed, variant):
    return repro(seed, variant, ask=True)


if __name__ == "__main__":
    for name in sys.argv[1:] or VARIANTS:
        print(name, ": ".join(repro(0, name)))
