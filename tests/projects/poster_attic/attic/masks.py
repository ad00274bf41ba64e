"""Masks that somebody painted: 0 is paper, 1 to 40 are the colours, 255 is torn off."""

import tensorflow as tf


def read(path):
    return tf.io.decode_png(tf.io.read_file(path), channels=1)


def labelled(path):
    """What has a label. In the old masks -1 stood for nothing."""
    mask = read(path)
    known = tf.math.not_equal(mask, -1)  # hit: TF-102044
    return tf.boolean_mask(mask, known)


def torn(path):
    mask = read(path)
    whole = tf.not_equal(mask, 255)  # ok: TF-102044
    old = tf.not_equal(tf.cast(mask, tf.int32), -1)  # ok: TF-102044
    return tf.logical_not(whole), old


def strips():
    """Strips of several lengths."""
    rows = tf.ragged.constant([[3, 3, 9], [255], [40, 41]], dtype=tf.uint8)
    end = tf.equal(256, rows)  # hit: TF-102044
    paper = tf.equal(0, rows)  # ok: TF-102044
    return end, paper
