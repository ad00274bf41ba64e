import tensorflow as tf


def windows(levels, size=24):
    """Windows of a series and what comes after each."""
    rows = tf.data.Dataset.from_tensor_slices(levels).window(size + 1, shift=1, drop_remainder=True)
    rows = rows.flat_map(lambda window: window.batch(size + 1))
    return rows.map(lambda window: (window[:-1], window[-1]))


def training(levels):
    return windows(levels).shuffle(1000).batch(32).prefetch(1)


def fixed(levels):
    return windows(levels).shuffle(1000, reshuffle_each_iteration=False).batch(32)


def in_order(levels):
    return windows(levels).batch(32).prefetch(1)
