import tensorflow as tf

from .registry import LOSSES

LOSSES["mse"] = tf.keras.losses.MeanSquaredError
LOSSES["bce"] = tf.keras.losses.BinaryCrossentropy
LOSSES["logits"] = lambda: tf.keras.losses.BinaryCrossentropy(from_logits=True)
