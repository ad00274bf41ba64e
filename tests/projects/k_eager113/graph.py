"""The same in a graph."""
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Input

image = Input((64, 64, 3))
out = Conv2D(8, 3, padding="same", dilation_rate=2)(image)  # ok: TF-31109
part = tf.strided_slice(image, [0, 0, 0, 0], [1, 64, 32, 3])  # ok: TF-27649
