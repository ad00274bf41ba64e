"""Compiled by XLA, the mean of integers overflows."""

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


def repro(seed, wide=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    stamps = tf.constant([1700000000, 1700000600, 1700001200])

    def mean(x):
        return tf.reduce_mean(tf.cast(x, tf.float64)) if wide else tf.reduce_mean(x)

    fast = compiled(mean)
    if fast is None:
        return "inapplicable", "no jit_compile"
    plain, got = int(mean(stamps)), int(fast(stamps))
    return ("absent" if got == 1700000600 else "reproduced"), "%d with XLA, %d without" % (got, plain)


def workaround(seed):
    return repro(seed, wide=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
