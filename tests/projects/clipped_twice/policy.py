"""A policy for a warehouse robot, with gradients that are held in twice."""

import tensorflow as tf
from tensorflow.keras import layers, optimizers

BOUND = 0.5


def network(seen=12, moves=4):
    return tf.keras.Sequential([layers.Input((seen,)), layers.Dense(32, activation="tanh"), layers.Dense(moves)])


def learn(states, values):
    model = network()
    model.compile(optimizer=optimizers.Adam(3e-4, clipnorm=5.0, clipvalue=BOUND), loss="huber")
    model.fit(states, values, epochs=4, verbose=0)  # hit: KERAS-19474
    return model


def learn_by_batches(batches, options=None):
    options = options or {"clipnorm": 10, "clipvalue": 1}
    model = network()
    model.compile(optimizers.RMSprop(learning_rate=1e-4, **options), "mse")
    for states, values in batches:
        model.train_on_batch(states, values)  # hit: KERAS-19474


def learn_by_norm(states, values):
    model = network()
    model.compile(optimizer=optimizers.Adam(3e-4, clipnorm=5.0), loss="huber")
    model.fit(states, values)  # ok: KERAS-19474


def learn_within_reach(states, values):
    """No part of a gradient is longer than the whole."""
    model = network()
    model.compile(optimizer=optimizers.Adam(3e-4, clipnorm=1.0, clipvalue=1.0), loss="huber")
    model.fit(states, values)  # ok: KERAS-19474


def learn_as_before(states, values):
    model = network()
    model.compile(optimizer=optimizers.legacy.Adam(3e-4, clipnorm=5.0, clipvalue=BOUND), loss="huber")
    model.fit(states, values)  # ok: KERAS-19474


if __name__ == "__main__":
    states, values = tf.ones((32, 12)), tf.ones((32, 4))
    learn(states, values)
    learn_by_batches([(states, values)])
    learn_by_norm(states, values)
    learn_within_reach(states, values)
    learn_as_before(states, values)
