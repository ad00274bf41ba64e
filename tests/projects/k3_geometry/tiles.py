"""Tiles of aerial pictures: turned, numbered, and compared."""

import numpy as np
from keras import ops
import keras


def turned(tile, quarters):
    return ops.rot90(tile, k=quarters)  # maybe: KERAS-23435


def upside_down(tile):
    return ops.rot90(tile, k=2)  # hit: KERAS-23435


def clockwise(tile):
    return ops.rot90(tile, k=1)  # ok: KERAS-23435


def by_numpy(tile):
    return np.rot90(tile, k=2)  # ok: KERAS-23435


class Grid:
    def __init__(self, rows, columns):
        self.shape = (rows, columns)

    def place(self, number):
        return ops.unravel_index(number, self.shape)  # maybe: KERAS-23434

    def best(self, scores):
        return ops.unravel_index(np.array(17), self.shape)  # hit: KERAS-23434

    def all_of(self, numbers):
        return ops.unravel_index(np.array([3, 5, 17]), self.shape)  # ok: KERAS-23434


def far_apart(points):
    open_end = float("inf")
    same = ops.isclose(points, np.inf)  # hit: KERAS-23136
    near = ops.isclose(points, 0.0)  # ok: KERAS-23136
    length = ops.hypot(points, open_end)  # hit: KERAS-23157
    return same, near, length, ops.hypot(points, 2.0)  # ok: KERAS-23157


def unit_columns():
    table = np.array([[3.0, 0.0], [4.0, 2.0]])
    rows = keras.utils.normalize(table, axis=1)  # ok: KERAS-23328
    wide = keras.utils.normalize(np.ones((2, 5)), axis=0)  # ok: KERAS-23328
    return rows, wide, keras.utils.normalize(table, axis=0)  # hit: KERAS-23328


def flags():
    table = keras.Input(batch_shape=(2, 3), dtype="int32")
    row = keras.Input(batch_shape=(3,), dtype="int32")
    both = ops.bitwise_and(row, table)  # hit: KERAS-23429
    either = ops.bitwise_or(table, row)  # ok: KERAS-23429
    real = ops.bitwise_xor(np.array([1, 2, 3]), np.array([[1, 2, 3]]))  # ok: KERAS-23429
    chosen = ops.select([table > 0], [row], 0)  # hit: KERAS-23265
    whole = ops.select([table > 0], [table], 0)  # ok: KERAS-23265
    return keras.Model([table, row], [both, either, chosen, whole]), real


def densities():
    half = keras.Input((8,), dtype="float16")
    usual = keras.Input((8,))
    total = ops.logsumexp(half, axis=-1)  # hit: KERAS-23307
    return keras.Model([half, usual], [total, ops.logsumexp(usual, axis=-1)])  # ok: KERAS-23307


def volumes():
    matrices = keras.Input((3, 3))
    sign, log = ops.slogdet(matrices)  # hit: KERAS-20200
    print(ops.slogdet(np.eye(3)))  # ok: KERAS-20200
    return keras.Model(matrices, sign * ops.exp(log))


upside_down(np.zeros((4, 6)))
clockwise(np.zeros((4, 6)))
Grid(4, 5).best(None)
Grid(4, 5).all_of(None)
far_apart(np.ones(3))
unit_columns()
flags()
densities()
volumes()
