"""The rng_type of Dropout and its like is lost when the model is rebuilt or loaded."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Kept(tf.keras.layers.Dropout):
    """The way out: the configuration says it."""

    def __init__(self, rate, rng_type=None, **options):
        super(Kept, self).__init__(rate, rng_type=rng_type, **options)
        self.rng_type = rng_type

    def get_config(self):
        return dict(super(Kept, self).get_config(), rng_type=self.rng_type)


def repro(seed, kind=tf.keras.layers.Dropout):
    try:
        layer = kind(0.5, seed=7, rng_type="stateless")
    except (TypeError, ValueError):
        return "inapplicable", "there is no rng_type"
    ones = np.ones((1, 64), "float32")
    same = []
    for one in (layer, type(layer).from_config(layer.get_config())):
        first, second = np.asarray(one(ones, training=True)), np.asarray(one(ones, training=True))
        same.append(bool((first == second).all()))
    if not same[0]:
        return "inapplicable", "stateless draws differ from call to call"
    detail = "two calls of the stateless layer are alike: %s, of the rebuilt one: %s" % tuple(same)
    return ("absent" if same[1] else "reproduced"), detail


def workaround(seed):
    return repro(seed, kind=Kept)


if __name__ == "__main__":
    print(": ".join(repro(0)))
