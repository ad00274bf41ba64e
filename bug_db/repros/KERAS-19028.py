"""TextVectorization(ragged=True) pads all the same."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, apart=False):
    layer = getattr(tf.keras.layers, "TextVectorization", None)
    if layer is None:
        return "inapplicable", "there is no TextVectorization"
    try:
        made = layer(vocabulary=["rye", "oat", "bran"], ragged=not apart)
    except (TypeError, ValueError):
        return "inapplicable", "TextVectorization takes no ragged"
    got = made(tf.constant(["rye", "oat bran rye"]))
    if apart:
        got = tf.RaggedTensor.from_tensor(got, padding=0)
    ragged = isinstance(got, tf.RaggedTensor)
    detail = "asked for ragged, given %s" % ("rows of 1 and 3" if ragged else "a rectangle of %s" % (tuple(got.shape),))
    return ("absent" if ragged else "reproduced"), detail


def workaround(seed):
    return repro(seed, apart=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
