"""Small nets over columns, each built by its first fit."""
import numpy as np
from tensorflow import keras


class Columns:
    def __init__(self, where):
        self.where = where
        self.net = keras.Sequential([keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])

    def fit(self, x, y):
        self.net.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
        self.net.fit(x, y, epochs=5)
        self.net.save(self.where)  # hit: TF-44178

    def reloaded(self):
        return keras.models.load_model(self.where)


def by_object():
    x, y = np.random.rand(100, 4), np.random.randint(0, 3, 100)
    columns = Columns("models/columns")
    columns.fit(x, y)
    print(columns.net.evaluate(x, y))  # ok: TF-43518
    print(columns.reloaded().evaluate(x, y))  # hit: TF-42459, TF-43518
    again = columns.reloaded()
    again.compile("adam", keras.losses.SparseCategoricalCrossentropy(), ["accuracy"])
    print(again.evaluate(x, y))  # ok: TF-43518, TF-42459


def by_name(x, y):
    net = keras.models.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation="softmax")])
    net.compile(optimizer="rmsprop", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    net.fit(x, y, epochs=2)
    net.save("models/named", save_format="tf")  # hit: TF-44178
    same = keras.models.load_model("models/named")
    score = same.evaluate(x, y)  # hit: TF-42459, TF-43777
    same.fit(x, y)  # hit: TF-42459, TF-43777, TF-44670
    return score


by_object()
by_name(np.ones((8, 2, 2)), np.zeros(8))
