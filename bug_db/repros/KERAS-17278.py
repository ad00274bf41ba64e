"""An optimizer that was made with clipnorm takes global_clipnorm afterwards, and does not heed it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, made_so=False):
    options = {"global_clipnorm": 1.0} if made_so else {"clipnorm": 3.0}
    try:
        optimizer = tf.keras.optimizers.SGD(learning_rate=1.0, **options)
    except (TypeError, ValueError):
        return "inapplicable", "there is no global_clipnorm"
    if not made_so:
        try:
            optimizer.global_clipnorm = 1.0
        except (ValueError, AttributeError, TypeError) as error:
            return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:80])
    weights = [tf.Variable([0.0]), tf.Variable([0.0])]
    optimizer.apply_gradients([(tf.constant([30.0]), one) for one in weights])
    step = float(np.sqrt(sum(float(np.asarray(one)[0]) ** 2 for one in weights)))
    return ("absent" if step < 1.01 else "reproduced"), "the step is %.3f long, at most 1 was asked for" % step


def workaround(seed):
    return repro(seed, made_so=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
