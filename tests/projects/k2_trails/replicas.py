"""The same network on several cards, pictures with their channels first."""

import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.layers.experimental import SyncBatchNormalization


def network():
    pictures = tf.keras.Input((3, 64, 64))
    seen = layers.Conv2D(16, 3, data_format="channels_first", use_bias=False)(pictures)
    seen = SyncBatchNormalization(axis=1)(seen)  # hit: TF-43165
    seen = layers.ReLU()(seen)
    seen = layers.Conv2D(16, 3, data_format="channels_first", use_bias=False)(seen)
    seen = layers.BatchNormalization(axis=1)(seen)  # ok: TF-43165
    seen = layers.GlobalAveragePooling2D(data_format="channels_first")(seen)
    seen = SyncBatchNormalization()(seen)  # ok: TF-43165
    return tf.keras.Model(pictures, layers.Dense(5, activation="softmax")(seen))
