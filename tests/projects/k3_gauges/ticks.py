"""Readings of gauges as the counters of the logger hold them."""

import tensorflow as tf
from keras import ops

TICKS_PER_UNIT = 1 << 20


def to_ticks(readings):
    # What this gives depends on the TensorFlow beneath, and is right under some.
    return ops.saturate_cast(ops.round(readings * TICKS_PER_UNIT), "int32")  # ok: KERAS-20202


def to_bytes(readings):
    # 255 is a float32 as it stands.
    return ops.saturate_cast(ops.round(readings * 255.0), "uint8")  # ok: KERAS-20202


def wrapped(readings):
    return ops.cast(ops.round(readings * TICKS_PER_UNIT), "int32")  # ok: KERAS-20202


def nanoseconds(seconds):
    return tf.saturate_cast(tf.round(seconds * 1e9), tf.int64)  # hit: KERAS-20202


def milliseconds(seconds):
    # Since 2.12 or so 32 bits are right.
    return tf.saturate_cast(tf.round(seconds * 1e3), tf.int32)  # ok: KERAS-20202
