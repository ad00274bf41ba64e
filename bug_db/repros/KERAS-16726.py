"""ResNetRS keeps the statistics of the last batch alone."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, set_again=False):
    kind = getattr(tf.keras.applications, "ResNetRS50", None)
    if kind is None:
        return "inapplicable", "there is no ResNetRS50"
    model = kind(include_top=False, weights=None, input_shape=(32, 32, 3))
    norms = [layer for layer in model.layers if isinstance(layer, tf.keras.layers.BatchNormalization)]
    if set_again:
        for layer in norms:
            layer.momentum = 0.99
    momentum = {layer.momentum for layer in norms}
    return ("reproduced" if 0.0 in momentum else "absent"), "momentum of the moving statistics: %s" % sorted(momentum)


def workaround(seed):
    return repro(seed, set_again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
