"""normalize of a tensor of a functional model takes the axis for the order and the order for the axis."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    rows = np.arange(1.0, 13).reshape(1, 4, 3).astype("float32")
    source = tf.keras.Input((4, 3))
    try:
        if by_hand:
            ops = tf.keras.ops
            out = source / ops.sqrt(ops.sum(ops.square(source), axis=1, keepdims=True))
        else:
            out = tf.keras.utils.normalize(source, axis=1, order=2)
        model = tf.keras.Model(source, out)
    except (TypeError, ValueError, AttributeError, NotImplementedError):
        return "inapplicable", "normalize takes no tensor of a functional model"
    got = float(model.predict(rows, verbose=0)[0, 0, 0])
    right = float(rows[0, 0, 0] / np.linalg.norm(rows[0, :, 0]))
    return ("absent" if abs(got - right) < 1e-3 else "reproduced"), "1 of 1, 4, 7, 10 becomes %.4f, right is %.4f" % (
        got,
        right,
    )


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
