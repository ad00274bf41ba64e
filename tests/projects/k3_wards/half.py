"""The same on half of the memory: a model in float16."""

import keras
from keras import layers

keras.config.set_dtype_policy("mixed_float16")


def notes():
    words = keras.Input((200,), dtype="int32")
    x = layers.Embedding(20_000, 64)(words)
    return keras.Model(words, layers.Dense(1)(layers.GlobalAveragePooling1D()(x)))  # ok: KERAS-21134


def signs():
    seen = keras.Input((48, 9))
    x = layers.Conv1D(32, 5, activation="relu")(seen)
    return keras.Model(seen, layers.Dense(1)(layers.GlobalMaxPooling1D()(x)))  # hit: KERAS-21134


def half_given():
    seen = keras.Input((48, 9), dtype="float16")
    return keras.Model(seen, layers.Dense(1)(layers.Flatten()(seen)))  # ok: KERAS-21134


notes().summary()
signs().summary()
half_given().summary()
