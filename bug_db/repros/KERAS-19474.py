"""An optimizer that is given clipnorm and clipvalue leaves clipvalue out."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_value=False):
    """The gradient is (3, 4): clipped to the norm 4 it is (2.4, 3.2), and clipped to 0.5 then (0.5, 0.5)."""

    def down(y_true, y_pred):
        return -tf.reduce_sum(y_pred, -1)

    clips = {"clipvalue": 0.5} if by_value else {"clipnorm": 4.0, "clipvalue": 0.5}
    try:
        optimizer = tf.keras.optimizers.SGD(1.0, **clips)
    except ValueError:
        return "loud", "clipnorm and clipvalue may not both be given"
    source = tf.keras.Input((2,))
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")
    model = tf.keras.Model(source, layer(source))
    model.compile(optimizer, down)
    model.fit(np.array([[3.0, 4.0]], "float32"), np.zeros((1, 1), "float32"), verbose=0)
    moved = np.asarray(layer.get_weights()[0]).ravel()
    if np.allclose(moved, [3, 4]):
        return "inapplicable", "neither of them does anything"
    detail = "clipped by norm and to 0.5, the gradient is (%.1f, %.1f)" % tuple(moved)
    return ("absent" if moved.max() < 0.501 else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_value=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
