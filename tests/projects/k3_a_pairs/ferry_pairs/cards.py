"""Pictures of the quay, on the two cards of the harbour office."""

import keras
import tensorflow as tf
from keras import layers


def network(**options):
    picture = keras.Input((96, 96, 3))
    x = layers.Conv2D(16, 3)(picture)
    x = layers.ReLU()(layers.BatchNormalization(**options)(x))
    return keras.Model(picture, layers.Dense(4)(layers.GlobalAveragePooling2D()(x)))


def loss():
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def on_both(train, test):
    with tf.distribute.MirroredStrategy(["GPU:0", "GPU:1"]).scope():
        model = network()
        model.compile("adam", loss())
    model.fit(train, epochs=20)  # hit: KERAS-20703
    print(model.evaluate(test))  # hit: TF-46488
    model.save("quay.keras")


def in_step(train, test):
    with tf.distribute.MirroredStrategy(["GPU:0", "GPU:1"]).scope():
        model = network(synchronized=True)
        model.compile("adam", loss())
    model.fit(train, epochs=20)
    print(model.evaluate(test))  # ok: TF-46488
    model.save("quay_in_step.keras")  # ok: TF-46488


def on_one(train, test):
    with tf.distribute.MirroredStrategy(["GPU:0"]).scope():
        model = network()
        model.compile("adam", loss())
    model.fit(train, epochs=20)
    print(model.evaluate(test))  # ok: TF-46488
    model.save("quay_on_one.keras")  # ok: TF-46488


def wherever(train, test):
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = network()
        model.compile("adam", loss())
    model.fit(train, epochs=20)  # maybe: KERAS-20703
    print(model.evaluate(test))  # maybe: TF-46488
