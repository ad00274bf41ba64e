"""Which seeds will sprout: trained a little every week, on what the week has brought."""

import tensorflow as tf
import tf_keras as keras
from tf_keras import layers


def network():
    return keras.Sequential([keras.Input((12,)), layers.Dense(32, activation="relu"), layers.Dense(1)])


def first_week(seeds, sprouted):
    model = network()
    model.compile(optimizer=keras.optimizers.legacy.Adam(1e-3), loss="mse")
    model.fit(seeds, sprouted, epochs=10)
    model.save("seeds.keras")


def next_week(seeds, sprouted):
    model = keras.models.load_model("seeds.keras")
    model.fit(seeds, sprouted, epochs=10)  # hit: TF-61915
    model.save("seeds.keras")


def in_hdf5(seeds, sprouted):
    model = network()
    model.compile(optimizer=keras.optimizers.legacy.Adam(1e-3), loss="mse")
    model.fit(seeds, sprouted, epochs=10)
    model.save("seeds_kept.h5")
    again = keras.models.load_model("seeds_kept.h5")
    again.fit(seeds, sprouted, epochs=10)  # ok: TF-61915


def new_optimizer(seeds, sprouted):
    model = network()
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")
    model.fit(seeds, sprouted, epochs=10)
    model.save("seeds_new.keras")
    again = keras.models.load_model("seeds_new.keras")
    again.fit(seeds, sprouted, epochs=10)  # ok: TF-61915


def compiled_again(seeds, sprouted):
    model = network()
    model.compile(optimizer=keras.optimizers.legacy.Adam(1e-3), loss="mse")
    model.fit(seeds, sprouted, epochs=10)
    model.save("seeds_again.keras")
    again = keras.models.load_model("seeds_again.keras")
    again.compile(optimizer=keras.optimizers.legacy.Adam(1e-4), loss="mse")
    again.fit(seeds, sprouted, epochs=10)  # ok: TF-61915


def two_cards(train, test):
    with tf.distribute.MirroredStrategy(devices=["/gpu:0", "/gpu:1"]).scope():
        model = keras.Sequential([keras.Input((12,)), layers.BatchNormalization(), layers.Dense(1)])
        model.compile("adam", "mse")
    model.fit(train, epochs=5)
    print(model.evaluate(test))  # hit: TF-46488
    model.save("cards.h5")  # ok: TF-46488
    print(keras.models.load_model("cards.h5").evaluate(test))  # ok: TF-46488
