"""Price and area of houses from a picture."""
import argparse

import keras
import numpy as np
import tensorflow as tf
from keras import layers


def backbone(shape):
    image = keras.Input(shape, name="image")
    x = layers.Conv2D(16, 3, strides=2, activation="relu")(image)
    return image, layers.GlobalAveragePooling2D()(x)


def build_model(shape=(64, 64, 3)):
    image, x = backbone(shape)
    price = layers.Dense(1, name="price")(x)
    area = layers.Dense(1, name="area")(x)
    return keras.Model(inputs=image, outputs=[price, area])


def build_sorted(shape=(64, 64, 3)):
    image, x = backbone(shape)
    area = layers.Dense(1, name="area")(x)
    price = layers.Dense(1, name="price")(x)
    return keras.Model(image, [area, price])


def build_named(shape=(64, 64, 3)):
    image, x = backbone(shape)
    heads = {"price": layers.Dense(1, name="price")(x), "area": layers.Dense(1, name="area")(x)}
    return keras.Model(image, heads)


def dataset(n=64):
    images = np.random.rand(n, 64, 64, 3).astype("float32")
    labels = {"price": np.random.rand(n, 1), "area": np.random.rand(n, 1)}
    return tf.data.Dataset.from_tensor_slices((images, labels)).batch(8)


def compiled(model):
    model.compile(
        optimizer="adam",
        loss={"price": "mse", "area": "mae"},
        metrics={"price": ["mae"], "area": ["mse"]},
    )
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", default=3, type=int)
    args = parser.parse_args()
    data = dataset()
    compiled(build_model()).fit(data, epochs=args.epochs)  # hit: KERAS-22625
    compiled(build_sorted()).fit(data, epochs=args.epochs)  # ok: KERAS-22625
    compiled(build_named()).fit(data, epochs=args.epochs)  # ok: KERAS-22625


if __name__ == "__main__":
    main()
