"""MultiHeadAttention attends to padding in a layer whose call is a tf.function."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

try:
    MULTI_HEAD = tf.keras.layers.MultiHeadAttention
except AttributeError:
    MULTI_HEAD = None
TRACED = getattr(tf, "function", None) or (lambda call: call)


class Block(tf.keras.layers.Layer):
    def __init__(self):
        super(Block, self).__init__()
        self.supports_masking = True
        self.attend = MULTI_HEAD(1, 4)

    def call(self, vectors, mask=None):
        return self.attend(vectors, vectors)


class Traced(Block):
    @TRACED
    def call(self, vectors, mask=None):
        return self.attend(vectors, vectors)


class Given(Block):
    @TRACED
    def call(self, vectors, mask=None):
        return self.attend(vectors, vectors, attention_mask=mask[:, tf.newaxis, :])


def repro(seed, traced=Traced):
    if MULTI_HEAD is None:
        return "inapplicable", "there is no MultiHeadAttention"
    apart = []
    for kind in (Block, traced):
        words = tf.keras.Input((None,), dtype="int32")
        model = tf.keras.Model(words, kind()(tf.keras.layers.Embedding(5, 4, mask_zero=True)(words)))
        model.set_weights([np.linspace(-1, 1, one.size).reshape(one.shape) for one in model.get_weights()])
        short, long = model(tf.constant([[1, 2]])).numpy(), model(tf.constant([[1, 2, 0, 0]])).numpy()
        apart.append(float(np.abs(short - long[:, :2]).max()))
    detail = "padding changes the result by %.1e, in a tf.function by %.1e" % tuple(apart)
    if apart[0] > 1e-5 and traced is Traced:
        return "inapplicable", "no mask is used, in a tf.function or not: " + detail
    return ("absent" if apart[1] < 1e-5 else "reproduced"), detail


def workaround(seed):
    return repro(seed, traced=Given)


if __name__ == "__main__":
    print(": ".join(repro(0)))
