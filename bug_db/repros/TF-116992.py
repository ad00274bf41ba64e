"""Compiled by XLA on a CPU, the largest number is looked for without the NaN."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("reduce", "pair")


def compiled(function):
    """The function as XLA compiles it, or None where there is no such thing."""
    for name in ("jit_compile", "experimental_compile"):
        try:
            return tf.function(function, **{name: True})
        except (AttributeError, TypeError):
            pass
    return None


def repro(seed, variant, first=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    numbers = tf.constant([np.nan, 1.0, 3.0, 2.0])

    def lost(x):
        if first:
            return tf.reduce_any(tf.math.is_nan(x))
        return tf.math.is_nan(tf.reduce_max(x) if variant == "reduce" else tf.maximum(5.0, x[0]))

    fast = compiled(lost)
    if fast is None:
        return "inapplicable", "no jit_compile"
    plain, got = bool(lost(numbers)), bool(fast(numbers))
    if not plain:
        return "absent", "a NaN is not seen without XLA either"
    return ("absent" if got else "reproduced"), "a NaN is seen without XLA, with XLA: %s" % got


def workaround(seed, variant):
    return repro(seed, variant, first=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, *repro(0, name))
