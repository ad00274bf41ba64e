"""A layer that two wrappers share stands twice in the weights of a model."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, once=False):
    keras = tf.keras
    shared = keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")
    left, right = keras.Input((2, 1)), keras.Input((2, 1))
    over = keras.layers.TimeDistributed(shared)
    other = over if once else keras.layers.TimeDistributed(shared)
    both = keras.layers.Concatenate()([over(left), other(right)])
    model = keras.Model([left, right], both)
    count, weights = int(model.count_params()), len(model.trainable_weights)
    detail = "%d parameters and %d weights are counted, there is one" % (count, weights)
    return ("absent" if (count, weights) == (1, 1) else "reproduced"), detail


def workaround(seed):
    return repro(seed, once=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
