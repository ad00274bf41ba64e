import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.applications import ResNet50

from unet.blocks import conv_block, down, up


def unet(shape=(256, 256, 3), depth=3, filters=16, augment=False):
    image = layers.Input(shape)
    x = image
    if augment:
        x = layers.experimental.preprocessing.RandomRotation(0.1)(x)  # hit: TF-44501
        x = layers.experimental.preprocessing.RandomFlip()(x)  # ok: TF-44501
    skips = []
    for level in range(depth):
        x, skip = down(x, filters * 2 ** level)
        skips.append(skip)
    x = conv_block(x, filters * 2 ** depth, dropout=0.3)
    for level, skip in reversed(list(enumerate(skips))):
        x = up(x, skip, filters * 2 ** level)
    return tf.keras.Model(image, layers.Conv2D(1, 1, activation="sigmoid")(x), name="unet")


def resnet_unet(shape=(256, 256, 3), freeze=False):
    encoder = ResNet50(include_top=False, input_shape=shape)
    if freeze:
        for layer in encoder.layers:
            layer.trainable = False
    x = layers.UpSampling2D(32)(encoder.output)
    return tf.keras.Model(encoder.input, layers.Conv2D(1, 1, activation="sigmoid")(x))
