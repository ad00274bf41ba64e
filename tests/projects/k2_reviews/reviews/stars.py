"""How many stars go with a review."""

import numpy as np
import tensorflow as tf
from tensorflow import keras

from reviews.words import by_count, by_position, shops, shops_dense


def mean_of_words(texts):
    return keras.Sequential(
        [
            keras.Input((1,), dtype=tf.string),
            by_position(texts),
            keras.layers.Embedding(8000, 32),
            keras.layers.GlobalAveragePooling1D(),
            keras.layers.Dense(1),
        ]
    )


def counted_words(texts):
    return keras.Sequential([keras.Input((1,), dtype=tf.string), by_count(texts), keras.layers.Dense(1)])


def windows(texts):
    return keras.Sequential(
        [
            keras.Input((1,), dtype=tf.string),
            by_position(texts),
            keras.layers.Embedding(8000, 32),
            keras.layers.Conv1D(16, 5, activation="relu"),
            keras.layers.GlobalMaxPooling1D(),
            keras.layers.Dense(1),
        ]
    )


def nightly(texts, stars):
    model = mean_of_words(texts)
    model.compile("adam", "mse")
    model.fit(texts, stars, epochs=4)
    model.save("served/mean")
    served = keras.models.load_model("served/mean")
    return served.predict(texts)  # hit: KERAS-15422


def nightly_counted(texts, stars):
    model = counted_words(texts)
    model.compile("adam", "mse")
    model.fit(texts, stars, epochs=4)
    model.save("served/counted")
    served = keras.models.load_model("served/counted")
    return served.predict(texts)  # ok: KERAS-15422


def nightly_windows(texts, stars):
    """Does not load: a convolution takes no ragged tensor."""
    model = windows(texts)
    model.compile("adam", "mse")
    model.fit(texts, stars, epochs=4)
    model.save("served/windows")
    return keras.models.load_model("served/windows").predict(texts)  # ok: KERAS-15422


def kept_in_memory(texts, stars):
    model = mean_of_words(texts)
    model.compile("adam", "mse")
    model.fit(texts, stars, epochs=4)
    model.save("served/unread")
    return model.predict(texts)  # ok: KERAS-15422


def for_each_country(names):
    one = shops(names)
    return [one, keras.models.clone_model(one)]  # hit: KERAS-15473


def for_each_region(names):
    one = shops_dense(names)
    return [one, keras.models.clone_model(one)]  # ok: KERAS-15473


def until_it_gets_worse(texts, stars):
    model = mean_of_words(texts)
    model.compile("adam", "mse")
    stop = keras.callbacks.EarlyStopping(monitor="loss")
    model.fit(texts, stars, epochs=200, callbacks=[stop])  # hit: KERAS-16393
    model.fit(texts, stars, epochs=2, callbacks=[stop])  # ok: KERAS-16393
    patient = keras.callbacks.EarlyStopping(monitor="loss", patience=5)
    model.fit(texts, stars, epochs=200, callbacks=[patient])  # ok: KERAS-16393
    return np.asarray(model.predict(texts))
