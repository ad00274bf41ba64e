"""A layer that changes the dict it is given is shown in pieces: summary() lists its operations instead of the layer."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


class Scale(tf.keras.layers.Layer):
    """Normalizes each entry of a dict in place, and adds them up."""

    def call(self, inputs):
        for name in sorted(inputs):
            inputs[name] = tf.math.l2_normalize(inputs[name], axis=-1)
        return inputs["left"] + inputs["right"]


class ScaleCopy(Scale):
    """The same with a dict of its own."""

    def call(self, inputs):
        return super(ScaleCopy, self).call(dict(inputs))


def repro(seed, scale=Scale):
    np.random.seed(seed)
    entry = tf.keras.layers.Input(shape=(4,), name="entry")
    branches = {
        "left": tf.keras.layers.Dense(4, name="left")(entry),
        "right": tf.keras.layers.Dense(4, name="right")(entry),
    }
    try:
        model = tf.keras.Model(entry, scale(name="scale")(branches))
    except ValueError as error:
        return "loud", "the model cannot be made: %s" % str(error)[:80]
    lines = []
    model.summary(print_fn=lambda line, **_: lines.append(line))
    names = [layer.name for layer in model.layers]
    text = "\n".join(lines)
    if "entry" not in text:
        raise AssertionError("the summary does not show the input: %r" % text[:200])
    detail = "the summary shows %s" % ", ".join(names)
    whole = "scale (%s)" % scale.__name__ in text and len(names) == 4
    return ("absent" if whole else "reproduced"), detail


def workaround(seed):
    return repro(seed, ScaleCopy)


if __name__ == "__main__":
    print(": ".join(repro(0)))
