"""Which breed is it? Transfer learning on pictures of dogs."""

import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

SIZE = (160, 160)

augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomContrast(0.2)])


def look(dogs):
    for pictures, _ in dogs.take(1):
        plt.imshow(augment(pictures)[0].numpy().astype("uint8"))  # ok: KERAS-16189


def head(base):
    dog = keras.Input(SIZE + (3,))
    x = keras.applications.mobilenet_v2.preprocess_input(dog)
    x = base(x, training=False)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.2)(x)
    return keras.Model(dog, layers.Dense(12, activation="softmax")(x))


def head_that_augments(base):
    dog = keras.Input(SIZE + (3,))
    x = augment(dog)  # ok: KERAS-16189
    x = keras.applications.mobilenet_v2.preprocess_input(x)
    x = layers.GlobalAveragePooling2D()(base(x, training=False))
    return keras.Model(dog, layers.Dense(12, activation="softmax")(x))


def more(pictures, breeds):
    return augment(pictures), breeds  # maybe: KERAS-16189


def more_for_sure(pictures, breeds):
    return augment(pictures, training=True), breeds  # ok: KERAS-16189


def main():
    dogs = keras.utils.image_dataset_from_directory("dogs", image_size=SIZE)
    look(dogs)
    base = keras.applications.MobileNetV2(SIZE + (3,), include_top=False)
    base.trainable = False
    model = head(base)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(dogs.map(more), epochs=5)
    model.fit(dogs.map(more_for_sure), epochs=5)
    other = head_that_augments(base)
    other.compile("adam", "sparse_categorical_crossentropy")
    other.fit(dogs, epochs=5)
    plt.imshow(layers.RandomFlip("vertical")(tf.zeros(SIZE + (3,))))  # hit: KERAS-16189


if __name__ == "__main__":
    main()
