"""Compares signatures: a shared layer sees the two of a pair, and one of them again after more layers."""

import tensorflow as tf
from tensorflow.keras import Model, layers


def late_second():
    sheet = tf.keras.Input((64,))
    strokes = layers.Dense(16, activation="relu")(sheet)
    outline = layers.Dense(16, activation="tanh")(sheet)
    compare = layers.Dense(8, name="compare")
    by_strokes = compare(strokes)
    by_outline = compare(outline)
    refined = layers.Dense(8, activation="relu")(by_outline)
    return Model(sheet, [refined, by_strokes])


def other_order():
    sheet = tf.keras.Input((64,))
    strokes = layers.Dense(16, activation="relu")(sheet)
    outline = layers.Dense(16, activation="tanh")(sheet)
    compare = layers.Dense(8, name="compare")
    by_strokes = compare(strokes)
    refined = layers.Dense(8, activation="relu")(compare(outline))
    return Model(sheet, [by_strokes, refined])


def late_first():
    sheet = tf.keras.Input((64,))
    strokes = layers.Dense(16, activation="relu")(sheet)
    outline = layers.Dense(16, activation="tanh")(sheet)
    compare = layers.Dense(8, name="compare")
    by_strokes = compare(strokes)
    refined = layers.Dense(8, activation="relu")(by_strokes)
    return Model(sheet, [refined, compare(outline)])


def siamese():
    one, other = tf.keras.Input((64,)), tf.keras.Input((64,))
    encode = layers.Dense(16)
    return Model([one, other], layers.Subtract()([encode(one), encode(other)]))


def night():
    model = late_second()
    model.save("pairs.h5")
    return tf.keras.models.load_model("pairs.h5")  # hit: KERAS-14838


def copied():
    model = late_second()
    return Model.from_config(model.get_config())  # hit: KERAS-14838


def by_weights():
    model = late_second()
    model.load_weights("pairs.h5")  # ok: KERAS-14838
    return model


def others():
    first = late_first()
    first.save("first.h5")
    turned = other_order()
    turned.save("turned.h5")
    twins = siamese()
    twins.save("twins.h5")
    return [
        tf.keras.models.load_model("first.h5"),  # ok: KERAS-14838
        tf.keras.models.load_model("turned.h5"),  # ok: KERAS-14838
        tf.keras.models.load_model("twins.h5"),  # ok: KERAS-14838
    ]


night(), copied(), by_weights(), others()
