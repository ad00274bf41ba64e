import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers as L

from tide.callbacks import plateau


def window(values, size):
    return tf.data.Dataset.from_tensor_slices(values).window(size, shift=1, drop_remainder=True)
