"""Slides of tissue: two stains, one map of cells."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops


def two_stains():
    red, blue = keras.Input((64,), name="red"), keras.Input((64,), name="blue")
    return keras.Model(inputs={"red": red, "blue": blue}, outputs=layers.subtract([red, blue]))


def in_order():
    red, blue = keras.Input((64,), name="red"), keras.Input((64,), name="blue")
    return keras.Model(inputs={"blue": blue, "red": red}, outputs=layers.subtract([red, blue]))


def differences(red, blue):
    mixed = two_stains().predict([red, blue])  # hit: KERAS-20613
    named = two_stains().predict({"red": red, "blue": blue})  # ok: KERAS-20613
    sorted_ones = in_order().predict([blue, red])  # ok: KERAS-20613
    return mixed, named, sorted_ones


def encoder(slide):
    x = layers.GroupNormalization(8, dtype="mixed_float16")(slide)  # hit: KERAS-20385, KERAS-22586
    y = layers.GroupNormalization(8)(slide)  # ok: KERAS-20385
    z = layers.LayerNormalization(dtype="float16")(slide)  # hit: KERAS-20257
    return x, y, z, layers.LayerNormalization(dtype="float32")(slide)  # ok: KERAS-20257


def thumbnails(path):
    slide = tf.io.decode_jpeg(tf.io.read_file(path))
    sharp = ops.image.resize(slide, (64, 64), interpolation="bicubic")  # hit: KERAS-20213
    soft = ops.image.resize(slide, (64, 64))  # hit: KERAS-20213
    near = ops.image.resize(slide, (64, 64), interpolation="nearest")  # ok: KERAS-20213
    real = ops.image.resize(ops.cast(slide, "float32"), (64, 64), interpolation="bicubic")  # ok: KERAS-20213
    return sharp, soft, near, real


def segmented(slides, masks):
    scan = keras.Input((256, 256, 3))
    cells = keras.Model(scan, layers.Conv2D(4, 1, activation="softmax")(scan))
    metric = keras.metrics.MeanIoU(num_classes=4, sparse_y_pred=False)
    cells.compile("adam", "sparse_categorical_crossentropy", metrics=[metric])
    board = keras.callbacks.TensorBoard("logs", update_freq="batch")  # hit: KERAS-20461
    cells.fit(slides, masks, callbacks=[board])  # ok: KERAS-20574


def graded(slides, grades):
    scan = keras.Input((256, 256, 3))
    grade = keras.Model(scan, layers.Dense(4, activation="softmax")(layers.Flatten()(scan)))
    grade.compile("adam", "sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
    board = keras.callbacks.TensorBoard("logs", update_freq="epoch")  # ok: KERAS-20461
    grade.fit(slides, grades, callbacks=[board])


def overlap(path):
    """Of all that was drawn by hand, at once; of the first few; and slide by slide."""
    drawn = np.zeros((4096, 512, 512), "uint8")
    for index in range(len(drawn)):
        drawn[index] = np.load(path.format(index))
    found = np.zeros((4096, 512, 512), "uint8")
    whole = keras.metrics.MeanIoU(num_classes=2)
    whole.update_state(drawn, found)  # hit: KERAS-20574
    few = keras.metrics.MeanIoU(num_classes=2)
    few.update_state(np.zeros((16, 512, 512)), found[:16])  # ok: KERAS-20574
    each = keras.metrics.IoU(num_classes=2, target_class_ids=[1])
    for one, other in zip(drawn, found):
        each.update_state(one, other)  # maybe: KERAS-20574
    return whole.result(), few.result(), each.result()


def two_heads(slides):
    scan = keras.Input((64,))
    model = keras.Model(scan, (layers.Dense(2)(scan), layers.Dense(1)(scan)))
    model.save("heads.keras")
    again = keras.models.load_model("heads.keras")
    return again(slides)  # hit: KERAS-20119


def two_listed_heads(slides):
    scan = keras.Input((64,))
    model = keras.Model(scan, [layers.Dense(2)(scan), layers.Dense(1)(scan)])
    model.save("listed.keras")
    again = keras.models.load_model("listed.keras")
    return again(slides)  # ok: KERAS-20119


differences(None, None)
encoder(keras.Input((64, 64, 16)))
segmented(None, None)
graded(None, None)
overlap("drawn/{}.npy")
