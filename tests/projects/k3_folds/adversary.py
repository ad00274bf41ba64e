"""A generator against a discriminator, batch by batch."""

import numpy as np
import tensorflow as tf
from keras import Sequential, layers


def pair():
    forger = Sequential([layers.Input((16,)), layers.Dense(24)])
    judge = Sequential([layers.Input((24,)), layers.Dense(1, activation="sigmoid")])
    judge.compile("adam", "binary_crossentropy")
    return forger, judge


def loop(rows, steps=1000):
    forger, judge = pair()
    for step in range(steps):
        forged = forger(np.random.normal(size=(32, 16)))
        loss = judge.train_on_batch(forged, np.zeros((32, 1)))  # maybe: KERAS-22596
        print(step, loss)
    return judge.test_on_batch(rows, np.ones((len(rows), 1)))  # maybe: KERAS-22596


def written(rows, folder="runs/judge"):
    _, judge = pair()
    with tf.summary.create_file_writer(folder).as_default():
        for step in range(100):
            loss = judge.train_on_batch(rows, np.ones((len(rows), 1)))  # maybe: KERAS-22596
            tf.summary.scalar("loss", loss, step=step)  # hit: KERAS-22596


def by_batch(rows):
    _, judge = pair()
    judge.reset_metrics()
    return judge.test_on_batch(rows, np.ones((len(rows), 1)))  # ok: KERAS-22596


if __name__ == "__main__":
    table = np.load("churn.npz")["x"]
    loop(table)
    written(table)
    by_batch(table)
