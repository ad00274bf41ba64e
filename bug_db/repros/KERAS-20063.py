"""ConvLSTM drops nothing out, whatever dropout and recurrent_dropout say."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("dropout", "recurrent-dropout")


def repro(seed, variant, before=False):
    if not hasattr(tf, "executing_eagerly") or not tf.executing_eagerly():
        return "inapplicable", "not an eager release"
    tf.random.set_seed(seed)
    layers = tf.keras.layers
    option = {} if before else {variant.replace("-", "_"): 0.9}
    plain = layers.ConvLSTM2D(4, 3, padding="same")
    layer = layers.ConvLSTM2D(4, 3, padding="same", **option)
    drop = layers.Dropout(0.9 if before else 0.0)
    film = tf.constant(np.random.RandomState(seed).rand(1, 4, 6, 6, 2).astype("float32"))
    layer.build(film.shape)
    calm = np.asarray(plain(film))
    layer.set_weights(plain.get_weights())
    shaken = np.asarray(layer(drop(film, training=True), training=True))
    apart = float(np.abs(calm - shaken).max())
    detail = "at a rate of 0.9 dropout moves the result in training by %.3g" % apart
    return ("reproduced" if apart < 1e-6 else "absent"), detail


def workaround(seed, variant):
    if variant == "recurrent-dropout":
        return "inapplicable", "nothing stands for the dropout of a state"
    return repro(seed, variant, before=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
