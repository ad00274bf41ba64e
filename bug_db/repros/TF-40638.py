"""A functional model lacks weights of a layer that was called with a list or tuple in which one thing is no tensor."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("none", "constant")


class Scaled(tf.keras.layers.Layer):
    """A Dense layer and a weight of its own; takes a tensor and a mask that may be missing, in one argument."""

    def __init__(self, units, **kwargs):
        super(Scaled, self).__init__(**kwargs)
        self.units = units
        self.dense = tf.keras.layers.Dense(units)

    def build(self, shapes):
        self.scale = self.add_weight(name="scale", shape=(self.units,), initializer="ones")
        super(Scaled, self).build(shapes)

    def call(self, inputs):
        tensor, mask = inputs
        result = self.dense(tensor) * self.scale
        return result if mask is None else result * mask


class Apart(Scaled):
    """The same, but takes the mask as an argument of its own."""

    def call(self, inputs, factor=None):
        return super(Apart, self).call((inputs, factor))


def repro(seed, variant, apart=False):
    source = tf.keras.Input((3,))
    layer = Apart(3) if apart else Scaled(3)
    second = None if variant == "none" else np.ones((1, 3), dtype="float32")
    try:
        model = tf.keras.Model(source, layer(source, factor=second) if apart else layer((source, second)))
    except (ValueError, AttributeError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:100])
    kinds = [type(one).__name__ for one in model.layers]
    missing = [weight.name for weight in layer.weights if all(weight is not other for other in model.weights)]
    detail = "layers %s; of %d weights %d are missing" % (", ".join(kinds), len(layer.weights), len(missing))
    return ("reproduced" if missing else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, apart=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
