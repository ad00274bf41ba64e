"""Sick leaves from photos; what people wrote of them; and the sound of the sprayer."""

import keras
from keras import layers
from keras.utils import image_dataset_from_directory, text_dataset_from_directory

SIZE = (128, 128)


def photos(folder):
    train = image_dataset_from_directory(  # hit: KERAS-19502
        folder, validation_split=0.2, subset="training", seed=1, image_size=SIZE
    )
    held = image_dataset_from_directory(  # ok: KERAS-19502
        folder, validation_split=0.2, subset="validation", seed=1, image_size=SIZE, shuffle=False
    )
    return train, held


def unlabelled(folder):
    return image_dataset_from_directory(folder, label_mode=None, image_size=SIZE)  # ok: KERAS-19502


def notes(folder, in_order=False):
    if in_order:
        return text_dataset_from_directory(folder, shuffle=False)  # ok: KERAS-19502
    return text_dataset_from_directory(folder, label_mode="binary", batch_size=16)  # hit: KERAS-19502


def sprayer(folder):
    return keras.utils.audio_dataset_from_directory(folder, output_sequence_length=16000)  # hit: KERAS-19502


def shuffled_after(folder):
    rows = image_dataset_from_directory(folder, image_size=SIZE, shuffle=False)  # ok: KERAS-19502
    return rows.unbatch().shuffle(2048).batch(32)


def model():
    photo = keras.Input((*SIZE, 3))
    x = layers.Rescaling(1 / 255)(photo)
    x = layers.Conv2D(16, 3, activation="relu")(x)
    return keras.Model(photo, layers.Dense(1, activation="sigmoid")(layers.GlobalAveragePooling2D()(x)))


if __name__ == "__main__":
    train, held = photos("photos")
    net = model()
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    net.fit(train, epochs=5)
    print(net.evaluate(held))
    print(unlabelled("new"), notes("notes"), sprayer("sounds"), shuffled_after("photos"))
