"""A functional model has no attention scores, though they were asked for: it goes on with the output alone."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("attention", "additive-attention")


def right(variant, query, value):
    if variant == "attention":
        scores = np.einsum("bqd,bvd->bqv", query, value)
    else:
        scores = np.tanh(query[:, :, None] + value[:, None]).sum(-1)
    scores = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)
    return [np.einsum("bqv,bvd->bqd", scores, value), scores]


def repro(seed, variant, within=False):
    layers = tf.keras.layers
    query, value = tf.keras.Input((3, 4)), tf.keras.Input((5, 4))
    random = np.random.RandomState(0)
    data = [random.rand(2, 3, 4).astype("float32"), random.rand(2, 5, 4).astype("float32")]
    layer = (layers.Attention if variant == "attention" else layers.AdditiveAttention)(use_scale=False)

    class Scored(layers.Layer):
        def call(self, inputs):
            output, scores = layer(inputs, return_attention_scores=True)
            return [output, scores]

    try:
        given = Scored()([query, value]) if within else layer([query, value], return_attention_scores=True)
    except TypeError:
        return "inapplicable", "the layer has no return_attention_scores"
    got = tf.keras.Model([query, value], given).predict(data, verbose=0)
    got = list(got) if isinstance(got, (list, tuple)) else [got]
    wanted = right(variant, *data)
    shapes = [a.shape for a in got], [b.shape for b in wanted]
    same = shapes[0] == shapes[1] and all(np.allclose(got[i], wanted[i], atol=1e-4) for i in range(2))
    detail = "the model gives %s, right is %s" % shapes
    return ("absent" if same else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, within=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
