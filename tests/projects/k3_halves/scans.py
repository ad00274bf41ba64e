"""Scans in raw units, up to some ten thousand."""

from keras import Input, Model, layers

scan = Input((64, 64, 8))
normal = layers.GroupNormalization(4, dtype="mixed_float16")(scan)  # hit: KERAS-22586
single = layers.GroupNormalization(4, dtype="float32")(scan)  # ok: KERAS-22586
deep = layers.GroupNormalization(4, dtype="mixed_float16")(layers.Conv2D(8, 3)(scan))  # maybe: KERAS-22586
model = Model(scan, [normal, single, deep])
