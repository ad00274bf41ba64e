"""Kernels and their slopes, written close to the metal."""

import tensorflow as tf


def spread(x, kernel):
    ones = [1, 1, 1, 1]
    raw = tf.raw_ops.DepthwiseConv2dNative(input=x, filter=kernel, strides=ones, padding="SAME", dilations=[1, 4, 4, 1])  # hit: TF-56498
    flat = tf.raw_ops.DepthwiseConv2dNative(input=x, filter=kernel, strides=ones, padding="SAME", dilations=ones)  # ok: TF-56498
    return raw, flat, tf.nn.depthwise_conv2d(x, kernel, ones, "SAME", dilations=[4, 4])  # ok: TF-56498, TF-100237


def swell(a, b):
    return tf.exp(-a * b)


light = tf.recompute_grad(swell)


def twice(x):
    return light(x, x) + swell(x, x)  # hit: TF-36999


def once(x, y):
    return light(x, y) + light(x, tf.identity(x))  # ok: TF-36999


def bending(strain):
    with tf.GradientTape() as outer:
        outer.watch(strain)
        with tf.GradientTape() as inner:
            inner.watch(strain)
            volume = tf.linalg.det(strain)
        stress = inner.gradient(volume, strain)
    return outer.jacobian(stress, strain)  # hit: TF-55230


def stretch(strain):
    with tf.GradientTape() as tape:
        tape.watch(strain)
        volume = tf.linalg.det(strain)
    return tape.gradient(volume, strain)  # ok: TF-55230
