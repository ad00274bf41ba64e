#!/usr/bin/env python
"""Watches the buoys. All that is done per wave is compiled, as there are many waves."""
import tensorflow as tf

ARRIVALS = tf.constant([1700000000, 1700000600, 1700001200, 1700003000])
SHORT = tf.constant([12, 15, 11, 90])


@tf.function(jit_compile=True)
def broken(heights):
    """A buoy that has come off reports no number."""
    top = tf.reduce_max(heights)
    return tf.math.is_nan(top)  # hit: TF-116992


@tf.function
def broken_slowly(heights):
    top = tf.reduce_max(heights)
    return tf.math.is_nan(top)  # ok: TF-116992


@tf.function(jit_compile=True)
def broken_surely(heights):
    lost = tf.math.is_nan(heights)  # ok: TF-116992
    return tf.reduce_any(lost), tf.reduce_max(heights)


@tf.function(jit_compile=True)
def floor_of(heights, bottom):
    low = tf.minimum(heights, bottom)
    gone = tf.math.is_nan(low)  # hit: TF-116992
    return tf.where(gone, tf.zeros_like(low), low)


@tf.function(jit_compile=True)
def usual_time(times):
    return tf.reduce_mean(times)  # hit: TF-102043


@tf.function(jit_compile=True)
def usual_wait(waits):
    return tf.reduce_mean(waits)  # ok: TF-102043


@tf.function
def usual_time_slowly(times):
    return tf.reduce_mean(times)  # ok: TF-102043


@tf.function(jit_compile=True)
def energy(swing):
    small = tf.cast(swing, tf.int8)
    return tf.abs(small * small)  # hit: TF-118178


@tf.function(jit_compile=True)
def sway(swing):
    small = tf.cast(swing, tf.int8)
    return tf.abs(small)  # ok: TF-118178


@tf.function
def energy_slowly(swing):
    small = tf.cast(swing, tf.int8)
    return tf.abs(small * small)  # ok: TF-118178


@tf.function(jit_compile=True)
def some(waves):
    return tf.random.shuffle(waves)[:8]  # hit: TF-52277


@tf.function(jit_compile=True)
def shaken(waves):
    return waves + tf.random.normal(tf.shape(waves), stddev=0.01)  # hit: TF-52277


@tf.function(jit_compile=True)
def shaken_by(waves, seed):
    return waves + tf.random.stateless_normal(tf.shape(waves), seed)  # ok: TF-52277


def any_of(waves):
    return tf.random.shuffle(waves)[:8]  # ok: TF-52277


if __name__ == "__main__":
    heights = tf.constant([1.5, 2.0, 0.5])
    print(broken(heights), broken_slowly(heights), broken_surely(heights), floor_of(heights, 0.0))
    print(usual_time(ARRIVALS), usual_wait(SHORT), usual_time_slowly(ARRIVALS))
    print(energy(heights), sway(heights), energy_slowly(heights))
    print(some(heights), shaken(heights), shaken_by(heights, [1, 2]), any_of(heights))
