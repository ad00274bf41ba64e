"""test_on_batch after evaluate counts the evaluation in."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, reset=False):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
    model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
    model.set_weights([np.ones((1, 1)), np.zeros(1)])
    many, few = np.ones((40, 1), "float32"), np.ones((4, 1), "float32")
    model.evaluate(many, many + 10, verbose=0)
    if reset:
        model.reset_metrics()
    loss, error = model.test_on_batch(few, few)  # all of them right
    detail = "loss %.2f and error %.2f of a batch without an error" % (loss, error)
    return ("absent" if abs(loss) + abs(error) < 1e-4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, reset=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
