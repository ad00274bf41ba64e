import keras
import numpy as np

flags = np.fromfile("flags.bin", dtype=np.uint8)
doubled = keras.ops.bitwise_left_shift(flags, 1)  # hit: KERAS-21034
shifted = keras.ops.left_shift(flags, 3)  # hit: KERAS-21034
plain = np.left_shift(flags, 1)  # ok: KERAS-21034
same = keras.ops.left_shift(flags, np.full_like(flags, 3))  # ok: KERAS-21034
