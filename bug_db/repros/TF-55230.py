"""The second derivative of a determinant is wrong."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def slopes(cells):
    """The first derivative, from linear algebra."""
    return np.linalg.det(cells) * np.linalg.inv(cells).T


def repro(seed, by_hand=False):
    def determinant(m):
        if not by_hand:
            return tf.linalg.det(m)
        first = m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1])
        second = m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0])
        return first - second + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0])

    cells = np.array([[2.0, 1.0, 0.5], [0.3, 3.0, 1.0], [1.0, 0.2, 4.0]])
    start = tf.constant(cells)
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(start)
        with tf.GradientTape() as inner:
            inner.watch(start)
            result = determinant(start)
        corner = inner.gradient(result, start)[0, 1]
    got = value(outer.gradient(corner, start))
    right, step = np.zeros((3, 3)), 1e-5
    for place in np.ndindex(3, 3):
        there, back = cells.copy(), cells.copy()
        there[place] += step
        back[place] -= step
        right[place] = (slopes(there) - slopes(back))[0, 1] / (2 * step)
    error = np.abs(got - right).max()
    return ("absent" if error < 1e-4 else "reproduced"), "the second derivative is off by %.2g" % error


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
