"""Capitals that are not ASCII stay capitals where TextVectorization lowers a text."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def vectorization():
    """The layer, under the name of its time, or None."""
    layers = tf.keras.layers
    if hasattr(layers, "TextVectorization"):
        return layers.TextVectorization
    return getattr(getattr(getattr(layers, "experimental", None), "preprocessing", None), "TextVectorization", None)


def lowered(text):
    return tf.strings.lower(text, encoding="utf-8")


def repro(seed, own=False):
    kind = vectorization()
    if kind is None:
        return "inapplicable", "no TextVectorization"
    layer = kind(max_tokens=50, **({"standardize": lowered} if own else {}))
    try:
        layer.adapt(np.array([["\u00c9t\u00e9 Paris"], ["\u00e9t\u00e9 paris"]]))
        words = layer.get_vocabulary()
    except (RuntimeError, TypeError, ValueError, UnicodeError) as error:
        return "inapplicable", str(error)[:90]
    words = [word.decode("utf-8") if isinstance(word, bytes) else word for word in words]
    both = "\u00c9t\u00e9" in words and "\u00e9t\u00e9" in words
    one = "\u00e9t\u00e9" in words and not both
    if not both and not one:
        return "inapplicable", "no text in the vocabulary"
    return ("reproduced" if both else "absent"), "a word and its capital form are %d entries" % (1 + both)


def workaround(seed):
    return repro(seed, own=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
