"""Training on two cards."""
import argparse
import tensorflow as tf
import keras
from keras import layers


def build(dropout):
    inputs = keras.Input((100,))
    x = layers.Dense(64, activation="relu")(inputs)
    x = layers.Dropout(dropout)(x)
    return keras.Model(inputs, layers.Dense(1)(x))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--epochs", type=int, default=3)
    a = p.parse_args()
    strategy = tf.distribute.MirroredStrategy(devices=["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = build(0.3)
        model.compile("adam", "mse")
    model.fit(tf.ones((64, 100)), tf.ones((64, 1)), epochs=a.epochs)  # hit: KERAS-20612


if __name__ == "__main__":
    main()
