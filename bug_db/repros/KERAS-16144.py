"""EfficientNetV2 has no stochastic depth: no block of it is ever left out."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed):
    kind = getattr(tf.keras.applications, "EfficientNetV2B0", None)
    if kind is None:
        return "inapplicable", "there is no EfficientNetV2B0"
    model = kind(include_top=False, weights=None, input_shape=(32, 32, 3))
    rates = [layer.rate for layer in model.layers if layer.name.endswith("drop")]
    detail = "%d layers drop blocks, with rates up to %s, right is about 0.2" % (len(rates), max(rates + [0]))
    return ("absent" if max(rates + [0]) > 0.1 else "reproduced"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
