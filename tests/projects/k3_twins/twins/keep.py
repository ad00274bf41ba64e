"""Training, keeping and loading."""

import os

import keras

from twins.nets import by_one_layer, of_two_towers, siamese


def trained(model, pairs, same):
    model.compile("adam", "binary_crossentropy")
    model.fit(pairs, same, epochs=3)
    return model


def served(pairs, same):
    model = trained(siamese(), pairs, same)
    model.save("siamese.keras")
    return keras.models.load_model("siamese.keras")  # hit: KERAS-19326


def projected(pairs, same):
    model = trained(by_one_layer(), pairs, same)
    model.save("projected.keras")
    return keras.models.load_model("projected.keras")  # hit: KERAS-19326


def apart(pairs, same):
    model = trained(of_two_towers(), pairs, same)
    model.save("apart.keras")
    return keras.models.load_model("apart.keras")  # ok: KERAS-19326


def by_weights(pairs, same):
    model = trained(siamese(), pairs, same)
    model.save_weights("siamese.weights.h5")  # ok: KERAS-19545
    again = siamese()
    again.load_weights("siamese.weights.h5")  # ok: KERAS-19326
    return again


def first_only(pairs, same):
    """The first run of the day stays; later ones are to ask."""
    model = trained(siamese(), pairs, same)
    model.save_weights("first.weights.h5", overwrite=False)  # hit: KERAS-19545
    if not os.path.exists("looked.weights.h5"):
        model.save_weights("looked.weights.h5")  # ok: KERAS-19545
    model.save_weights("last.weights.h5", overwrite=True)  # ok: KERAS-19545
