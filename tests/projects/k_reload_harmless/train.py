"""Losses and metrics that survive being saved."""
import numpy as np
from tensorflow import keras


def one_hot(x, y):
    net = keras.models.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation="softmax")])
    net.compile("rmsprop", "categorical_crossentropy", ["accuracy"])
    net.save("models/one_hot")  # hit: TF-44178
    keras.models.load_model("models/one_hot").evaluate(x, y)  # ok: TF-43777, TF-43518, TF-42459


def other_metric(x, y):
    net = keras.models.Sequential([keras.layers.Dense(5)])
    net.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True), ["sparse_categorical_accuracy"])
    net.save("models/spelled_out")  # hit: TF-44178
    keras.models.load_model("models/spelled_out").evaluate(x, y)  # ok: TF-41958, TF-43777, TF-42459


x = np.ones((8, 2, 2))
one_hot(x, np.eye(5)[[0] * 8])
other_metric(x.reshape(8, 4), np.zeros(8))
