"""Boxes around what grazes: pictures of drones, augmented, enlarged, and compared."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops
from keras.utils import bounding_boxes


def cows(files):
    augment = layers.RandAugment(value_range=(0, 255))
    pictures = tf.data.Dataset.from_tensor_slices(files)
    return pictures.map(lambda x: augment(x)).batch(8)  # hit: KERAS-21499


def sheep(files):
    flip = layers.RandomFlip("horizontal")
    return tf.data.Dataset.from_tensor_slices(files).map(flip)  # ok: KERAS-21499


def goats(files):
    augment = layers.RandAugment(value_range=(0, 255))
    return tf.data.Dataset.from_tensor_slices(files).map(augment)  # hit: KERAS-21499


def overlap(found, real):
    complete = bounding_boxes.compute_ciou(found, real, "xyxy")  # hit: KERAS-20784
    plain = bounding_boxes.compute_iou(found, real, "xyxy")  # ok: KERAS-20784
    return complete, plain


def normalized(rows):
    norm = layers.BatchNormalization()
    tall = np.array([[[True], [False]]])
    full = np.array([[[True, True, True], [False, True, False]]])
    cells = np.ones((1, 2, 3, 4), "float32")
    narrow = norm(cells, training=True, mask=tall)  # hit: KERAS-20815
    whole = norm(cells, training=True, mask=full)  # ok: KERAS-20815
    return narrow, whole, norm(cells, training=True)  # ok: KERAS-20815


def weighed(scores, seen):
    soft = layers.Softmax()
    hard = soft(ops.multiply(scores, 1e10), mask=seen)  # hit: KERAS-21850
    return hard, soft(scores, mask=seen)  # ok: KERAS-21850


def unmasked(scores):
    return layers.Softmax()(ops.multiply(scores, 1e10))  # ok: KERAS-21850


def two_rows():
    left, right = keras.Input((4, 3)), keras.Input((4, 3))
    stacked = layers.Concatenate(axis=1)([left, right])
    model = keras.Model([left, right], stacked)
    model.save("rows.h5")
    again = keras.models.load_model("rows.h5")  # hit: KERAS-20973
    model.save("rows.keras")
    return again, keras.models.load_model("rows.keras")  # ok: KERAS-20973


def heat():
    cells = keras.Input((4, 3))
    model = keras.Model(cells, layers.Softmax(axis=[1, 2])(cells))
    model.save("heat.h5")
    return keras.models.load_model("heat.h5")  # hit: KERAS-20973


def side_by_side():
    left, right = keras.Input((4, 3)), keras.Input((4, 3))
    model = keras.Model([left, right], layers.Concatenate(axis=-1)([left, right]))
    model.save("sides.h5")
    return keras.models.load_model("sides.h5")  # ok: KERAS-20973


def bits():
    flags = keras.Input((8,), dtype="uint8")
    wide = ops.left_shift(flags, 1)  # hit: KERAS-21034
    small = ops.right_shift(flags, 2)  # hit: KERAS-21034
    same = ops.left_shift(flags, ops.array(1, dtype="uint8"))  # ok: KERAS-21034
    usual = ops.left_shift(keras.Input((8,), dtype="int32"), 1)  # ok: KERAS-21034
    return keras.Model(flags, [wide, small, same, usual])


def half_of_it():
    policies = keras.dtype_policies.DTypePolicyMap(policy_map={"head": keras.DTypePolicy("bfloat16")})
    head = layers.Dense(8, dtype=policies, name="head")  # ok: KERAS-21608
    overhead = layers.Dense(8, dtype=policies, name="overhead")  # hit: KERAS-21608
    body = layers.Dense(8, dtype=policies, name="body")  # ok: KERAS-21608
    return keras.Sequential([body, overhead, head])
