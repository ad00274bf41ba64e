"""Names of plants from scans of their leaves."""

import tensorflow as tf
from tensorflow.keras import layers

SIZE = (224, 224, 3)


def classifier(species):
    scan = tf.keras.Input(SIZE)
    x = layers.RandomRotation(0.5)(layers.RandomFlip()(scan))
    trunk = tf.keras.applications.ConvNeXtBase(include_top=False, input_tensor=x, pooling="avg")  # hit: KERAS-20854
    trunk.trainable = False
    return tf.keras.Model(trunk.input, layers.Dense(species, activation="softmax")(trunk.output))


def smaller(species):
    scan = tf.keras.Input(SIZE)
    x = layers.RandomFlip()(scan)
    trunk = tf.keras.applications.EfficientNetV2B0(include_top=False, input_tensor=x, pooling="avg")  # ok: KERAS-20854
    return tf.keras.Model(scan, layers.Dense(species, activation="softmax")(trunk.output))


def as_a_layer(species):
    scan = tf.keras.Input(SIZE)
    trunk = tf.keras.applications.ConvNeXtBase(include_top=False, input_shape=SIZE, pooling="avg")  # ok: KERAS-20854
    return tf.keras.Model(scan, layers.Dense(species, activation="softmax")(trunk(layers.RandomFlip()(scan))))


if __name__ == "__main__":
    for build in (classifier, smaller, as_a_layer):
        build(412).summary()
