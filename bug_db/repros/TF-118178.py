"""Compiled by XLA, the absolute value of an int8 product that overflowed stays negative."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def compiled(function):
    """The function as XLA compiles it, or None where there is no such thing."""
    for name in ("jit_compile", "experimental_compile"):
        try:
            return tf.function(function, **{name: True})
        except (AttributeError, TypeError):
            pass
    return None


def repro(seed, apart=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    steps = tf.constant([12, 7, 20, 15, 11], tf.int8)

    def energy(x):
        square = x * x
        return tf.maximum(square, -square) if apart else tf.abs(square)

    fast = compiled(energy)
    if fast is None:
        return "inapplicable", "no jit_compile"
    got = fast(steps).numpy().tolist()
    right = [112, 49, 112, 31, 121]
    return ("absent" if got == right else "reproduced"), "%s, must be %s" % (got, right)


def workaround(seed):
    return repro(seed, apart=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
