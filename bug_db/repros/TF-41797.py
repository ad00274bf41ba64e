"""A model's JSON holds the word Infinity, which is no JSON, where a clipped tensor of the functional API is part of it.

K.sqrt clips from zero to infinity, K.clip without an upper bound does so too; both numbers become part of the configuration.
"""

import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("sqrt", "clip", "clip-by-value")


def operation(variant, tensor):
    if variant == "sqrt":
        return tf.keras.backend.sqrt(tensor)
    if variant == "clip":
        return tf.keras.backend.clip(tensor, 0.0, None)
    return tf.clip_by_value(tensor, 0.0, np.inf)


def refuse(word):
    """What a strict reader of JSON does with NaN, Infinity and -Infinity."""
    raise ValueError(word)


def repro(seed, variant, in_layer=False):
    if variant != "clip-by-value" and not hasattr(tf.keras.backend, variant):
        return "inapplicable", "there is no keras.backend.%s" % variant
    source = tf.keras.Input((1,))
    try:
        if in_layer:
            output = tf.keras.layers.Lambda(lambda tensor: operation(variant, tensor))(source)
        else:
            output = operation(variant, source)
        model = tf.keras.Model(source, output)
    except (ValueError, TypeError) as error:
        return "loud", "an operation is no part of a model: %s" % str(error).split("\n")[0][:80]
    try:
        text = model.to_json()
    except TypeError as error:
        return "loud", "to_json raises TypeError: %s" % str(error)[:40]
    try:
        json.loads(text, parse_constant=refuse)
    except ValueError as word:
        at = text.index(str(word))
        return "reproduced", "to_json gives %s" % text[max(0, at - 30) : at + 10]
    return "absent", "to_json gives %d characters of JSON" % len(text)


def workaround(seed, variant):
    return repro(seed, variant, in_layer=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
