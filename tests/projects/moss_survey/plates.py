"""Plates of moss, as the cameras send them: one, or a whole night."""
import numpy as np
import tensorflow as tf

NIGHT = tf.zeros((4, 128, 128, 3))


@tf.function(input_signature=[tf.TensorSpec(None, tf.float32)])
def mirrored(plates):
    return tf.image.flip_left_right(plates)  # hit: TF-40580


@tf.function(input_signature=[tf.TensorSpec([None, None, None, 3], tf.float32)])
def mirrored_night(plates):
    return tf.image.flip_left_right(plates)  # ok: TF-40580


@tf.function(input_signature=[tf.TensorSpec(None, tf.float32)])
def mirrored_plate(plate):
    return tf.image.flip_up_down(plate)  # ok: TF-40580


mirrored(NIGHT)
mirrored_night(NIGHT)
mirrored_plate(tf.zeros((128, 128, 3)))

spores = tf.ragged.constant([[3, 1, 2], [4], [5, 6]])
apart = tf.map_fn(tf.linalg.diag, spores)  # hit: TF-51050
told = tf.map_fn(tf.linalg.diag, spores, fn_output_signature=tf.RaggedTensorSpec([None, None], tf.int32))  # ok: TF-51050
sums = tf.map_fn(tf.sort, spores)  # ok: TF-51050
square = tf.map_fn(tf.linalg.diag, tf.constant([[3, 1, 2], [4, 5, 6]]))  # ok: TF-51050

strip = tf.ones((1, 1, 5, 8))
with tf.GradientTape(persistent=True) as tape:
    tape.watch(strip)
    wide = tf.reduce_sum(tf.nn.avg_pool2d(strip, [1, 7], [1, 1], "SAME"))
weight = tape.gradient(wide, strip)  # hit: TF-48773
with tf.GradientTape() as tape:
    tape.watch(strip)
    narrow = tf.reduce_sum(tf.nn.avg_pool2d(strip, [1, 3], [1, 1], "SAME"))
weight = tape.gradient(narrow, strip)  # ok: TF-48773
with tf.GradientTape() as tape:
    tape.watch(strip)
    whole = tf.reduce_sum(tf.nn.avg_pool2d(strip, [1, 5], [1, 1], "VALID"))
weight = tape.gradient(whole, strip)  # ok: TF-48773
np.save("weight.npy", weight)
