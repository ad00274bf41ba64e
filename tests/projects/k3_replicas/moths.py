"""Moths at a light trap, counted on the two graphics cards of the field station."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

CARDS = ["/gpu:0", "/gpu:1"]


def network():
    picture = keras.Input((64, 64, 3))
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(8, 3)(picture))
    return keras.Model(picture, layers.Dense(2)(x))


def on_both(pictures, kinds):
    strategy = tf.distribute.MirroredStrategy(CARDS)
    with strategy.scope():
        model = network()
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    model.fit(pictures, kinds, batch_size=64)  # hit: KERAS-19891
    return model


def by_hand(batches):
    strategy = tf.distribute.MirroredStrategy(devices=["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = network()
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    for pictures, kinds in batches:
        print(model.train_on_batch(pictures, kinds))  # hit: KERAS-19280, KERAS-19891  # maybe: KERAS-22596


def on_what_there_is(pictures, kinds):
    """One card at home, four at the institute."""
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = network()
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(pictures, kinds)  # maybe: KERAS-19891
    print(model.test_on_batch(pictures, kinds))  # maybe: KERAS-19280, KERAS-22596


def on_one(pictures, kinds):
    strategy = tf.distribute.MirroredStrategy(["/gpu:0"])
    with strategy.scope():
        model = network()
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(pictures, kinds)  # ok: KERAS-19891
    print(model.train_on_batch(pictures, kinds))  # ok: KERAS-19280, KERAS-19891  # maybe: KERAS-22596


def without(pictures, kinds):
    model = network()
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(pictures, kinds)  # ok: KERAS-19891
    print(model.train_on_batch(pictures, kinds))  # ok: KERAS-19280  # maybe: KERAS-22596


if __name__ == "__main__":
    pictures, kinds = np.zeros((128, 64, 64, 3), "float32"), np.zeros((128, 1))
    on_both(pictures, kinds)
    by_hand([(pictures, kinds)])
    on_what_there_is(pictures, kinds)
    on_one(pictures, kinds)
    without(pictures, kinds)
