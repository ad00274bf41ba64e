"""The fare of a ride, by its street and its hour."""

from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.layers.experimental import preprocessing

BINS = 4096


def by_street(salt=None):
    street = keras.Input((1,), dtype="string", name="street")
    place = preprocessing.Hashing(BINS)(street) if salt is None else preprocessing.Hashing(BINS, salt=salt)(street)
    return keras.Model(street, layers.Dense(1)(layers.Flatten()(layers.Embedding(BINS, 8)(place))))


def learned(streets, fares):
    street = keras.Input((1,), dtype="string", name="street")
    place = preprocessing.Hashing(num_bins=BINS, name="bins")(street)
    model = keras.Model(street, layers.Dense(1)(layers.Flatten()(layers.Embedding(BINS, 8)(place))))
    model.compile("adam", "mae")
    model.fit(streets, fares, epochs=5)  # hit: KERAS-21301, KERAS-21331
    model.save("fares")
    return keras.models.load_model("fares").predict(streets)  # hit: KERAS-14858


def learned_with_salt(streets, fares):
    street = keras.Input((1,), dtype="string", name="street")
    place = preprocessing.Hashing(num_bins=BINS, salt=[11, 47], name="bins")(street)
    model = keras.Model(street, layers.Dense(1)(layers.Flatten()(layers.Embedding(BINS, 8)(place))))
    model.compile("adam", "mae")
    model.fit(streets, fares, epochs=5)  # hit: KERAS-21301, KERAS-21331
    model.save("salted")
    return keras.models.load_model("salted").predict(streets)  # ok: KERAS-14858


def weights_again(streets):
    model = by_street()
    model.save_weights("street.tf")
    model.load_weights("street.tf")  # ok: KERAS-14858
    return model.predict(streets)


def on_the_map():
    tile = keras.Input((16, 16, 2), name="tile")
    return keras.Model(tile, layers.GlobalMaxPooling2D()(layers.Conv2D(4, 3, activation="relu")(tile)))


def on_the_whole_map():
    """The same filters on a larger map."""
    whole = keras.Input((256, 256, 2), name="whole")
    model = on_the_map()
    return keras.models.clone_model(model, input_tensors=whole)  # hit: KERAS-14982


def on_the_whole_map_by_call():
    whole = keras.Input((256, 256, 2), name="whole")
    model = on_the_map()
    return keras.Model(whole, keras.models.clone_model(model)(whole))  # ok: KERAS-14982


def on_a_strip():
    strip = keras.Input((64,), name="strip")
    model = keras.Sequential([layers.Dense(4, input_shape=(64,)), layers.Dense(1)])
    return keras.models.clone_model(model, input_tensors=strip)  # ok: KERAS-14982
