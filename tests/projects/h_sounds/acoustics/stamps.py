"""Statistics of events, compiled."""

import tensorflow as tf


@tf.function(jit_compile=True)
def centre(stamps):
    """Mean of times in Unix seconds."""
    return tf.reduce_mean(stamps)  # maybe: TF-102043


@tf.function(jit_compile=True)
def centre_of_floats(stamps):
    return tf.reduce_mean(tf.cast(stamps, tf.float64))  # ok: TF-102043


@tf.function
def centre_slow(stamps):
    return tf.reduce_mean(stamps)  # ok: TF-102043


def report(rows):
    stamps = tf.constant([int(row["at"]) for row in rows], dtype=tf.int32)
    return centre(stamps), centre_of_floats(stamps), centre_slow(stamps)
