"""Metrics added by a model and by a layer within it are reported under each other's names."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Inner(tf.keras.layers.Layer):
    """Adds a metric that is always 1."""

    def call(self, inputs):
        self.add_metric(tf.constant(1.0), name="one", aggregation="mean")
        return inputs


class Outer(tf.keras.Model):
    """Adds a metric that is always 2, and the other one too where it is `alone` in it."""

    def __init__(self, alone):
        super(Outer, self).__init__()
        self.alone = alone
        self.inner = tf.keras.layers.Activation("linear") if alone else Inner()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        found = self.dense(self.inner(inputs))
        if self.alone:
            self.add_metric(tf.constant(1.0), name="one", aggregation="mean")
        self.add_metric(tf.constant(2.0), name="two", aggregation="mean")
        return found


def repro(seed, alone=False):
    model = Outer(alone)
    model.compile("sgd", "mse")
    data = np.ones((4, 1), dtype="float32")
    try:
        history = model.fit(data, data, batch_size=4, epochs=1, verbose=0).history
    except (AttributeError, NotImplementedError, TypeError) as error:
        if "add_metric" not in str(error) and "Inner.call" not in str(error):
            raise
        return "inapplicable", "there is no add_metric"
    one, two = history["one"][0], history["two"][0]
    wrong = abs(one - 1) > 1e-6 or abs(two - 2) > 1e-6
    return ("reproduced" if wrong else "absent"), "the metric that is 1 says %s, the one that is 2 says %s" % (one, two)


def workaround(seed):
    return repro(seed, alone=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
