"""A transposed convolution forgets output_padding when its model is saved or cloned."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, built_again=False):
    layers = tf.keras.layers

    def build():
        return tf.keras.Sequential(
            [layers.Conv2DTranspose(1, 3, strides=2, output_padding=1, padding="valid", input_shape=(4, 4, 1))]
        )

    model = build()
    if built_again:
        again = build()
        again.set_weights(model.get_weights())
    else:
        again = tf.keras.Sequential.from_config(model.get_config())
    picture = np.ones((1, 4, 4, 1), "float32")
    before, after = np.asarray(model(picture)).shape, np.asarray(again(picture)).shape
    return ("absent" if before == after else "reproduced"), "gives %s, and %s once it is made again" % (before, after)


def workaround(seed):
    return repro(seed, built_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
