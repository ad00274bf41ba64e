"""The moving average of the weights that use_ema asks for begins at zero."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def averaged(average, weights):
    for weight in weights:
        average = 0.5 * average + 0.5 * weight
    return average


def repro(seed, eagerly=False):
    """Each step adds one to the weight. The average may begin at the weight before the first step, or after it."""
    try:
        optimizer = tf.keras.optimizers.SGD(1.0, use_ema=True, ema_momentum=0.5)
    except TypeError:
        return "inapplicable", "SGD knows no use_ema"

    class Down(tf.keras.losses.Loss):
        def call(self, y_true, y_pred):
            return -y_pred

    source = tf.keras.Input((1,))
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer=tf.keras.initializers.Constant(10.0))
    model = tf.keras.Model(source, layer(source))
    model.compile(optimizer, Down(), run_eagerly=eagerly)
    ones = np.ones((4, 1), "float32")
    model.fit(ones, ones, batch_size=1, verbose=0)
    got = float(np.asarray(layer.get_weights()[0]).ravel()[0])
    right = [averaged(start, (11.0, 12.0, 13.0, 14.0)) for start in (10.0, 11.0)]
    detail = "the average of 10, 11 ... 14 is %.3f, right is %.3f or %.3f" % (got, right[0], right[1])
    return ("absent" if min(abs(got - one) for one in right) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, eagerly=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
