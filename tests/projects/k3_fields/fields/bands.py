"""Numbers of the spectral bands, and of what is missing in them."""

import numpy as np
from keras import ops


def edges(row):
    mirrored = ops.pad(row, ((2, 2),), mode="symmetric")  # hit: KERAS-23230
    by_one = ops.pad(row, 1, mode="symmetric")  # ok: KERAS-23230
    reflected = ops.pad(row, ((2, 2),), mode="reflect")  # ok: KERAS-23230
    return mirrored, by_one, reflected, np.pad(row, 2, mode="symmetric")  # ok: KERAS-23230


def mixed():
    bands = np.random.rand(4, 16, 16)
    weights = np.random.rand(2, 16, 3)
    table = np.random.rand(16, 3)
    deep = ops.dot(bands, weights)  # hit: KERAS-23247
    flat = ops.dot(bands, table)  # ok: KERAS-23247
    pairs = ops.matmul(bands, ops.ones((4, 16, 3)))  # ok: KERAS-23247
    return deep, flat, pairs, ops.dot(table[:, 0], weights)  # ok: KERAS-23247


def typical(stack):
    days = np.array([3.0, 9.0, 4.0, 7.0])
    week = np.array([3.0, 9.0, 4.0, 7.0, 1.0, 8.0, 5.0])
    of_days = ops.median(days)  # hit: KERAS-23013
    of_week = ops.median(week)  # ok: KERAS-23013
    of_tiles = ops.median(np.zeros((6, 5)), axis=0)  # hit: KERAS-23013
    of_rows = ops.median(np.zeros((6, 5)), axis=-1)  # ok: KERAS-23013
    of_stack = ops.median(stack, axis=0)  # maybe: KERAS-23013
    return of_days, of_week, of_tiles, of_rows, of_stack, ops.quantile(days, 0.5)  # ok: KERAS-23013


def cloudless():
    clear = np.ones((12, 64, 64), dtype=bool)
    each_column = ops.all(clear, axis=(0, 1))  # hit: KERAS-22907
    each_day = ops.all(clear, axis=(-2, -1))  # ok: KERAS-22907
    some = ops.any(clear, axis=(-1, -2))  # hit: KERAS-22907
    some_left = ops.any(clear, axis=(1, 0))  # ok: KERAS-22907
    share = ops.prod(ops.ones((12, 64, 64)), axis=[0, 1])  # hit: KERAS-22907
    kept = ops.prod(ops.ones((12, 64, 64)), axis=[0, 1], keepdims=True)  # ok: KERAS-22907
    return each_column, each_day, some, some_left, share, kept, ops.sum(clear, axis=(0, 1))  # ok: KERAS-22907


edges(np.arange(5.0))
mixed()
typical(None)
cloudless()
