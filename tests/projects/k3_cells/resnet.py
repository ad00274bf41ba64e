"""A small residual network on PyTorch."""
import os

os.environ["KERAS_BACKEND"] = "torch"

import argparse

import keras
from keras import layers


def conv_bn(x, filters, kernel, stride=1, activation="relu"):
    x = layers.Conv2D(filters, kernel, strides=stride, padding="same", use_bias=False)(x)  # maybe: KERAS-20774
    x = layers.BatchNormalization()(x)
    return layers.Activation(activation)(x) if activation else x


def residual_block(x, filters, stride):
    shortcut = x
    y = conv_bn(x, filters, 3, stride)
    y = conv_bn(y, filters, 3, activation=None)
    if stride != 1:
        shortcut = conv_bn(x, filters, 1, stride, activation=None)
    return layers.ReLU()(layers.add([shortcut, y]))


def resnet(classes=10, widths=(16, 32, 64)):
    inputs = keras.Input((32, 32, 3))
    x = conv_bn(inputs, widths[0], 3)
    for k, width in enumerate(widths):
        x = residual_block(x, width, stride=1 if k == 0 else 2)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))


def stem(x):
    x = layers.Conv2D(32, (3, 3), strides=(2, 2), padding="same")(x)  # ok: KERAS-20774
    x = layers.Conv2D(64, 1, padding="same")(x)  # ok: KERAS-20774
    return layers.Conv2D(64, 1, strides=2, padding="valid")(x)  # ok: KERAS-20774


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--lr", type=float, default=0.1)
    args = ap.parse_args()
    model = resnet()
    model.compile(keras.optimizers.SGD(args.lr, momentum=0.9), "sparse_categorical_crossentropy", ["accuracy"])
    (x, y), _ = keras.datasets.cifar10.load_data()
    model.fit(x / 255.0, y, epochs=2)  # hit: KERAS-19102  # hit: KERAS-19120
