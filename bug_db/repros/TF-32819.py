"""From the second epoch on the progress bar counts the steps of training against those of the validation."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import contextlib
import io
import re

import numpy as np
import tensorflow as tf

CHANCE = False


def rows(number):
    data = np.ones((number, 1), "float32")
    return tf.data.Dataset.from_tensor_slices((data, data)).batch(2)


def repro(seed, told=False):
    """Ten steps of training, three of validation on a dataset that does not know its length."""
    if not tf.executing_eagerly():
        return "inapplicable", "nothing runs eagerly here"
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
    model.compile("sgd", "mse")
    output = io.StringIO()
    more = {"validation_steps": 3} if told else {}
    with contextlib.redirect_stdout(output):
        model.fit(rows(4).repeat(), epochs=3, steps_per_epoch=10, verbose=1,
                  validation_data=rows(6).filter(lambda x, y: True), **more)  # fmt: skip
    # Each epoch is a line of its own and the bar behind it, perhaps with colours.
    epochs = [part.split("\n", 1)[1] for part in output.getvalue().split("Epoch ")[1:]]
    ends = [re.findall(r"(\d+/\d+)\D", bar)[-1] for bar in epochs]
    return ("absent" if ends == ["10/10"] * 3 else "reproduced"), "the epochs end with %s, right is 10/10" % ", ".join(ends)


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
