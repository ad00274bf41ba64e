"""Values that a layer and the model around it record by add_metric() are shown under each other's names."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
WANTED = {"inner": 5.0, "first": 1.0, "second": 3.0}


class Inner(tf.keras.layers.Layer):
    """Records one metric and hands its input on."""

    def call(self, inputs):
        self.add_metric(0.0 * inputs[:, 0] + WANTED["inner"], name="inner", aggregation="mean")
        return inputs


class Outer(tf.keras.Model):
    """Records two metrics of its own after those of the layer, or all of them where it is `alone` in it."""

    def __init__(self, alone):
        super(Outer, self).__init__()
        self.alone = alone
        self.layer = tf.keras.layers.Activation("linear") if alone else Inner()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        passed = self.layer(inputs)
        if self.alone:
            self.add_metric(0.0 * inputs[:, 0] + WANTED["inner"], name="inner", aggregation="mean")
        self.add_metric(0.0 * inputs[:, 0] + WANTED["first"], name="first", aggregation="mean")
        self.add_metric(0.0 * inputs[:, 0] + WANTED["second"], name="second", aggregation="mean")
        return self.dense(passed)


def repro(seed, alone=False):
    np.random.seed(seed)
    if not hasattr(tf.keras.layers.Layer, "add_metric"):
        return "inapplicable", "there is no add_metric()"
    model = Outer(alone)
    model.compile(optimizer="sgd", loss="mse")
    try:
        history = model.fit(np.ones((8, 2), dtype="float32"), np.ones((8, 1), dtype="float32"), verbose=0).history
    except (NotImplementedError, TypeError) as error:
        # What Keras 3 has by that name refuses whatever it is given.
        if "add_metric" not in str(error):
            raise
        return "inapplicable", "add_metric() is no longer supported"
    shown = {name: float(history[name][0]) for name in WANTED}
    detail = ", ".join("%s is %.1f, shown as %.1f" % (name, WANTED[name], shown[name]) for name in sorted(WANTED))
    return ("absent" if all(abs(shown[n] - WANTED[n]) < 1e-3 for n in WANTED) else "reproduced"), detail


def workaround(seed):
    return repro(seed, alone=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
