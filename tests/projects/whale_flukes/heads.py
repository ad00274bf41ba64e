"""Two answers from one picture of a fluke: how old, and who."""

import keras
import numpy as np
from keras import layers, losses

SIDE = 224


def trunk(picture):
    x = layers.Conv2D(16, 5, strides=2, activation="relu")(picture)
    return layers.GlobalAveragePooling2D()(x)


def years_and_name(whales):
    picture = keras.Input((SIDE, SIDE, 3), name="picture")
    seen = trunk(picture)
    years = layers.Dense(1, name="years")(seen)
    name = layers.Dense(whales, activation="softmax", name="name")(seen)
    model = keras.Model(picture, [years, name])
    model.compile("adam", loss={"years": "mae", "name": "sparse_categorical_crossentropy"})
    return model


def age_and_name(whales):
    """The same, with outputs that happen to stand in the order of the alphabet."""
    picture = keras.Input((SIDE, SIDE, 3), name="picture")
    seen = trunk(picture)
    age = layers.Dense(1, name="age")(seen)
    name = layers.Dense(whales, activation="softmax", name="name")(seen)
    model = keras.Model(picture, [age, name])
    model.compile("adam", loss={"name": "sparse_categorical_crossentropy", "age": "mae"})
    return model


def learn(pictures, ages, names, whales=300):
    model = years_and_name(whales)
    model.fit(pictures, [ages, names], epochs=10)  # hit: KERAS-20596
    model.evaluate(pictures, {"years": ages, "name": names})  # hit: KERAS-22625  # ok: KERAS-20596
    sorted_one = age_and_name(whales)
    sorted_one.fit(pictures, [ages, names], epochs=10)  # ok: KERAS-20596
    sorted_one.fit(pictures, {"age": ages, "name": names}, epochs=10)  # ok: KERAS-20596


def with_a_list(pictures, ages, names, whales=300):
    picture = keras.Input((SIDE, SIDE, 3))
    seen = trunk(picture)
    years = layers.Dense(1, name="years")(seen)
    name = layers.Dense(whales, activation="softmax", name="name")(seen)
    model = keras.Model(picture, [years, name])
    model.compile("adam", loss=["mae", "sparse_categorical_crossentropy"])
    model.fit(pictures, [ages, names])  # ok: KERAS-20596


def with_a_dict(pictures, ages, names, whales=300):
    picture = keras.Input((SIDE, SIDE, 3))
    seen = trunk(picture)
    outputs = {
        "years": layers.Dense(1, name="years")(seen),
        "name": layers.Dense(whales, activation="softmax", name="name")(seen),
    }
    model = keras.Model(picture, outputs)
    model.compile("adam", loss={"years": "mae", "name": "sparse_categorical_crossentropy"})
    model.fit(pictures, {"years": ages, "name": names})  # ok: KERAS-20596


def sizes(pictures, widths, lengths, heights):
    """Three numbers with one loss for all: by position nothing goes wrong."""
    picture = keras.Input((SIDE, SIDE, 3))
    seen = trunk(picture)
    wide, long, high = (layers.Dense(1, name=name)(seen) for name in ("width", "length", "height"))
    model = keras.Model(picture, [wide, long, high])
    model.compile("adam", loss={"width": "mse", "length": "mse", "height": "mse"})
    model.fit(pictures, [widths, lengths, heights])  # ok: KERAS-20596


def scores(pictures, wounds, hues):
    picture = keras.Input((SIDE, SIDE, 3))
    seen = trunk(picture)
    wound = layers.Dense(1, name="wound")(seen)
    hue = layers.Dense(1, name="hue")(seen)
    model = keras.Model(inputs=picture, outputs=[wound, hue])
    model.compile(optimizer="sgd", loss={"wound": losses.Huber(), "hue": losses.MeanSquaredError()})
    model.fit(pictures, [wounds, hues])  # hit: KERAS-20596


if __name__ == "__main__":
    pictures, numbers = np.zeros((8, SIDE, SIDE, 3), "float32"), np.zeros((8, 1), "float32")
    learn(pictures, numbers, numbers)
    with_a_list(pictures, numbers, numbers)
    with_a_dict(pictures, numbers, numbers)
    sizes(pictures, numbers, numbers, numbers)
    scores(pictures, numbers, numbers)
