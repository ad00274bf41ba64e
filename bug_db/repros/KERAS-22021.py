"""The activity regularizer grows with the size of the batch."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    class Averaged(tf.keras.layers.Layer):
        def call(self, inputs):
            self.add_loss(tf.reduce_mean(tf.reduce_sum(tf.square(inputs), -1)))
            return inputs

    losses = []
    for size in (1, 10):
        if by_hand:
            layer = Averaged()
        else:
            layer = tf.keras.layers.ActivityRegularization(l2=1.0)
        source = tf.keras.Input((2,))
        model = tf.keras.Model(source, layer(source))
        model.compile("sgd", "mse")
        rows = np.ones((size, 2), "float32")
        losses.append(float(model.evaluate(rows, rows, batch_size=size, verbose=0)))
    detail = "the loss of equal rows is %.2f for a batch of one and %.2f for one of ten" % tuple(losses)
    return ("absent" if abs(losses[0] - losses[1]) < 1e-3 else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
