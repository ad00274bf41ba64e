"""Packs and unpacks four-bit samples."""

import numpy as np
from keras import ops

BITS = 4


def unpack(packed):
    packed = ops.convert_to_tensor(packed, dtype="uint8")
    high = ops.right_shift(packed, BITS)  # hit: KERAS-21034
    low = ops.bitwise_and(packed, 15)
    return ops.stack([high, ops.cast(low, "uint8")], axis=-1)


def pack(high, low):
    four = ops.array(BITS, dtype="uint8")
    return ops.bitwise_or(ops.left_shift(ops.cast(high, "uint8"), four), ops.cast(low, "uint8"))  # ok: KERAS-21034


def wide(counts):
    counts = ops.cast(counts, "int32")
    return ops.left_shift(counts, 2)  # ok: KERAS-21034
