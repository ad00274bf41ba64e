"""MultiHeadAttention tells a shape of its scores in which the length of the values is that of the query."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, in_a_layer=False):
    layers = tf.keras.layers
    if not hasattr(layers, "MultiHeadAttention"):
        return "inapplicable", "there is no MultiHeadAttention"
    query, value = tf.keras.Input((3, 4)), tf.keras.Input((5, 4))

    class Scores(layers.Layer):
        def __init__(self):
            super(Scores, self).__init__()
            self.heads = layers.MultiHeadAttention(2, 4)

        def call(self, query, value):
            return self.heads(query, value, return_attention_scores=True)[1]

        def compute_output_shape(self, query_shape, value_shape):
            return (query_shape[0], 2, query_shape[1], value_shape[1])

        def build(self, query_shape, value_shape=None):
            if value_shape is not None:
                self.heads.build(query_shape, value_shape)
            self.built = True

    try:
        if in_a_layer:
            scores = Scores()(query, value)
        else:
            _, scores = layers.MultiHeadAttention(2, 4)(query, value, return_attention_scores=True)
    except (NotImplementedError, ValueError, TypeError) as error:
        return "loud", type(error).__name__
    model = tf.keras.Model([query, value], scores)
    told = tuple(int(size) for size in model.output_shape[1:])
    got = model.predict([np.ones((1, 3, 4), "float32"), np.ones((1, 5, 4), "float32")], verbose=0).shape[1:]
    return ("absent" if told == got else "reproduced"), "told are scores of %s, what comes is %s" % (told, got)


def workaround(seed):
    return repro(seed, in_a_layer=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
