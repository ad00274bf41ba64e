"""The activity regularizer of Dense is not saved with the layer."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, as_a_layer=False):
    layers = tf.keras.layers
    source = tf.keras.Input((3,))
    if as_a_layer:
        out = layers.ActivityRegularization(l2=0.01)(layers.Dense(2)(source))
    else:
        out = layers.Dense(2, activity_regularizer="l2")(source)
    model = tf.keras.Model(source, out)
    again = tf.keras.Model.from_config(model.get_config())
    before, after = (len((one(tf.ones((1, 3))), one.losses)[1]) for one in (model, again))
    return ("absent" if before == after else "reproduced"), "%d penalties before, %d after" % (before, after)


def workaround(seed):
    return repro(seed, as_a_layer=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
