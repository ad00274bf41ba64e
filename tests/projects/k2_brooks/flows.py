"""Flows, by the old graphs: a part of the project that was never moved to eager mode."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.utils import Sequence

tf.compat.v1.disable_eager_execution()


class Weeks(Sequence):
    def __init__(self, folder, weeks):
        self.folder, self.weeks = folder, weeks

    def __len__(self):
        return len(self.weeks)

    def __getitem__(self, index):
        held = np.load("%s/%s.npz" % (self.folder, self.weeks[index]))
        return held["flows"], held["levels"]


def network():
    model = tf.keras.Sequential([layers.Dense(32, activation="relu", input_shape=(168,)), layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def train(folder, weeks):
    model = network()
    model.fit(Weeks(folder, weeks), epochs=10)  # hit: TF-48788
    return model


def train_quietly(folder, weeks):
    model = network()
    model.fit(Weeks(folder, weeks), epochs=10, verbose=2)  # ok: TF-48788
    return model


def train_on_arrays(flows, levels):
    model = network()
    model.fit(flows, levels, epochs=10)  # ok: TF-48788
    return model
