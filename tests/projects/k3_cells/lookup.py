import os

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras


class CellLookup(keras.layers.Layer):
    """Prices stand in a table of days by hours; asked for by the number of the cell."""

    def __init__(self, days, hours):
        super().__init__()
        self.days, self.hours = days, hours
        self.table = self.add_weight(shape=(days, hours), initializer="uniform", name="table")

    def call(self, days, hours):
        index = days * self.hours + hours
        return keras.ops.take(self.table, index)  # hit: KERAS-19088


class RowLookup(keras.layers.Layer):
    def __init__(self, rows, width):
        super().__init__()
        self.table = self.add_weight(shape=(rows, width), initializer="uniform")

    def call(self, numbers):
        return keras.ops.take(self.table, numbers, 0)  # ok: KERAS-19088


if __name__ == "__main__":
    print(CellLookup(7, 24)(keras.ops.array([1, 2]), keras.ops.array([0, 23])))
    print(RowLookup(7, 24)(keras.ops.array([1, 2])))
