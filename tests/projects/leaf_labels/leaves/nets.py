from tensorflow import keras
from tensorflow.keras import layers, regularizers

DECAY = 1e-4


def block(x, width, stride=1):
    x = layers.DepthwiseConv2D(3, strides=stride, padding="same", kernel_regularizer=regularizers.l2(DECAY))(x)  # hit: TF-41093
    x = layers.BatchNormalization()(x)
    return layers.Conv2D(width, 1, kernel_regularizer=regularizers.l2(DECAY))(x)


def careful_block(x, width):
    x = layers.DepthwiseConv2D(3, padding="same", depthwise_regularizer=regularizers.l2(DECAY))(x)  # ok: TF-41093
    return layers.SeparableConv2D(width, 3, bias_regularizer="l2", kernel_regularizer=None)(x)  # ok: TF-41093


def tail(x):
    return layers.SeparableConv2D(64, 3, kernel_regularizer="l2")(x)  # hit: TF-41093


def tagger(tags):
    """Each leaf may have several tags: ill, torn, old."""
    leaf = keras.Input((224, 224, 3))
    x = tail(careful_block(block(leaf, 16, stride=2), 32))
    x = layers.GlobalAveragePooling2D()(x)
    outputs = layers.Dense(tags, activation="sigmoid")(x)
    return keras.Model(leaf, outputs)


def is_ill():
    return keras.Sequential([layers.GlobalAveragePooling2D(), layers.Dense(8, "sigmoid"), layers.Dense(1, activation="sigmoid")])
