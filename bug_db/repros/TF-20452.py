"""TimeDistributed around a Lambda has a wrong shape where the size of a batch is left open."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def shape(batch):
    """The static shape behind a sum over one axis at each of three steps."""
    layers, backend = tf.keras.layers, tf.keras.backend
    summed = layers.Lambda(lambda inputs: backend.sum(inputs, axis=-2), output_shape=(5,))
    source = layers.Input(batch_shape=(batch, 3, 4, 5))
    return tf.TensorShape(layers.TimeDistributed(summed)(source).shape).as_list()


def repro(seed):
    open_, fixed = shape(None), shape(2)
    detail = "%s for batches of any size, %s for batches of two" % (open_, fixed)
    return ("absent" if open_[1:] == [3, 5] else "reproduced"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
