"""Attention with several heads gives no scores in a functional model, though it is asked for them."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("grouped", "heads")


def repro(seed, variant, in_a_model=True):
    layers = tf.keras.layers
    name = "GroupQueryAttention" if variant == "grouped" else "MultiHeadAttention"
    if not hasattr(layers, name):
        return "inapplicable", "there is no layers.%s" % name
    sizes = {"head_dim": 4, "num_query_heads": 2, "num_key_value_heads": 1}
    layer = getattr(layers, name)(**(sizes if variant == "grouped" else {"num_heads": 2, "key_dim": 4}))
    queries, values = np.ones((1, 4, 8), "float32"), np.ones((1, 5, 8), "float32")
    if in_a_model:
        query, value = tf.keras.Input((4, 8)), tf.keras.Input((5, 8))
        model = tf.keras.Model([query, value], layer(query, value, return_attention_scores=True))
        given = model.predict([queries, values], verbose=0)
    else:
        given = layer(tf.constant(queries), tf.constant(values), return_attention_scores=True)
    shapes = [tuple(one.shape) for one in given] if isinstance(given, (list, tuple)) else [tuple(given.shape)]
    detail = "what comes out has the shapes %s, right are output and scores" % shapes
    return ("absent" if len(shapes) == 2 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, in_a_model=False)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
