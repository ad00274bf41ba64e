"""The losses of a model with a dict of outputs are not named after its keys."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, named=False):
    layers = tf.keras.layers
    start = tf.keras.Input((2,))
    names = {"name": "up"}, {"name": "down"}
    up, down = [layers.Dense(1, **(one if named else {}))(start) for one in names]
    try:
        model = tf.keras.Model(start, {"up": up, "down": down})
        model.compile("sgd", {"up": "mse", "down": "mse"})
        labels = {"up": np.zeros((2, 1)), "down": np.zeros((2, 1))}
        keys = sorted(model.fit(np.ones((2, 2)), labels, verbose=0).history)
    except (ValueError, TypeError, AttributeError) as error:
        return "loud", str(error).split("\n")[0][:90]
    return ("absent" if keys == ["down_loss", "loss", "up_loss"] else "reproduced"), "history of %s" % ", ".join(keys)


def workaround(seed):
    return repro(seed, named=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
