"""A number that uint8 cannot hold is wrapped before it is compared with a tensor of uint8."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
VARIANTS = ("dense", "ragged")


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def repro(seed, variant, wide=False):
    try:
        if variant == "dense":
            pixels = tf.constant([160, 41, 112], tf.uint8)
        else:
            pixels = tf.ragged.constant([[160, 41], [112]], dtype=tf.uint8)
        if wide:
            pixels = tf.cast(pixels, tf.int32)
        found = tf.math.not_equal(*((pixels, 368) if variant == "dense" else (368, pixels)))
        got = value(found if variant == "dense" else found.flat_values).tolist()
    except AttributeError as error:
        return "inapplicable", str(error)[:90]
    except (TypeError, ValueError, OverflowError, tf.errors.OpError) as error:
        return "loud", str(error)[:90]
    return ("absent" if got == [True] * 3 else "reproduced"), "368 is not 160, not 41, not 112: %s" % got


def workaround(seed, variant):
    return repro(seed, variant, wide=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, *repro(0, name))
