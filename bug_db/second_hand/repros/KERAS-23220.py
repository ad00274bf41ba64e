"""fit() takes a class_weight whose keys are text and trains as though it had none."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
START = [[0.5], [-0.25]]


def trained(class_weight):
    """The kernel after one epoch from START."""
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, use_bias=False, input_shape=(2,))])
    model.compile(optimizer=tf.keras.optimizers.SGD(0.1), loss="mse")
    model.set_weights([np.array(START, "float32")])
    inputs = np.array([[1, 0], [0, 1], [1, 1], [1, -1]], "float32")
    model.fit(inputs, np.array([[0], [1], [1], [0]], "float32"), class_weight=class_weight, batch_size=4, verbose=0)
    return model.get_weights()[0]


def repro(seed):
    plain, nothing = trained(None), trained({0: 0.0, 1: 0.0})
    if np.allclose(plain, START) or not np.allclose(nothing, START):
        raise AssertionError("whole numbers as keys do not work either: %s, %s" % (plain, nothing))
    try:
        found = trained({"0": 0.0, "1": 0.0})
    except Exception as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).strip().split("\n")[0][:100])
    detail = "weights of 0 lead to %s, none to %s" % (found.ravel().tolist(), plain.ravel().tolist())
    if np.allclose(found, START):
        return "absent", detail
    if not np.allclose(found, plain):
        raise AssertionError(detail)
    return "reproduced", detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
