"""A lookup layer with sparse=True gives dense tensors once its model is rebuilt or loaded."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, set_again=False):
    home = getattr(tf.keras.layers, "experimental", None)
    home = getattr(home, "preprocessing", None)
    kind = getattr(tf.keras.layers, "StringLookup", None) or getattr(home, "StringLookup", None)
    if kind is None:
        return "inapplicable", "there is no StringLookup"
    again = None
    for mode in ("multi_hot", "binary"):
        try:
            layer = kind(vocabulary=["a", "b", "c"], output_mode=mode, sparse=True)
        except (TypeError, ValueError, ImportError):
            continue
        config = layer.get_config()
        again = kind.from_config(dict(config, sparse=True) if set_again else config)
        break
    if again is None:
        return "inapplicable", "there is no sparse=True"
    before, after = layer(tf.constant([["a", "b"]])), again(tf.constant([["a", "b"]]))
    if not isinstance(before, tf.SparseTensor):
        return "inapplicable", "sparse=True gives no SparseTensor"
    detail = "a %s before, a %s after" % (type(before).__name__, type(after).__name__)
    return ("absent" if isinstance(after, tf.SparseTensor) else "reproduced"), detail


def workaround(seed):
    return repro(seed, set_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
