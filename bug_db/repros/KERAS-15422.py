"""TextVectorization no longer pads once its model is saved and loaded: ragged tensors come out."""

import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, set_again=False):
    home = getattr(getattr(tf.keras.layers, "experimental", None), "preprocessing", None)
    kind = getattr(tf.keras.layers, "TextVectorization", None) or getattr(home, "TextVectorization", None)
    if kind is None:
        return "inapplicable", "there is no TextVectorization"
    try:
        saved = json.dumps(kind(output_mode="int", output_sequence_length=4).get_config())  # as every format writes it
        config = json.loads(saved)
        layer = kind.from_config(dict(config, output_mode="int") if set_again else config)
        layer.set_vocabulary(["a", "b"])
        after = layer(tf.constant([["a b"], ["a"]]))
    except (TypeError, ValueError, AttributeError) as error:
        return "loud", str(error).splitlines()[0][:100]
    if isinstance(after, tf.RaggedTensor):
        return "reproduced", "a ragged tensor comes out, right is one of 2 by 4"
    shape = tuple(after.shape)
    return ("absent" if shape == (2, 4) else "reproduced"), "%s comes out, right is (2, 4)" % (shape,)


def workaround(seed):
    return repro(seed, set_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
