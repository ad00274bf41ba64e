"""Trains on flowers that were written as TFRecords, with and without a GPU."""

import keras
import tensorflow as tf
from keras import layers

SIZE, BATCH = 64, 32


def parsed(record):
    fields = {"image": tf.io.FixedLenFeature([], tf.string), "label": tf.io.FixedLenFeature([], tf.int64)}
    example = tf.io.parse_single_example(record, fields)
    image = tf.io.decode_jpeg(example["image"], channels=3)
    return tf.image.resize(image, (SIZE, SIZE)) / 255.0, example["label"]


def records(pattern, training):
    files = tf.io.gfile.glob(pattern)
    data = tf.data.TFRecordDataset(files).map(parsed)
    if training:
        data = data.shuffle(1000)
    return data.batch(BATCH, drop_remainder=True).prefetch(tf.data.AUTOTUNE)


def whole(pattern):
    """The last batch may be smaller."""
    return tf.data.TFRecordDataset(tf.io.gfile.glob(pattern)).map(parsed).batch(BATCH)


def counted(pattern, batches):
    return records(pattern, False).apply(tf.data.experimental.assert_cardinality(batches))


def network():
    return keras.Sequential(
        [layers.Conv2D(16, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(5, "softmax")]
    )


def flowers():
    model = network()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=False)
    train, check = records("train-*", True), records("check-*", False)
    model.fit(train, validation_data=check, epochs=10)  # hit: KERAS-23179
    model.evaluate(check)  # hit: KERAS-23179
    model.evaluate(check, steps=100)  # ok: KERAS-23179
    model.evaluate(whole("check-*"))  # ok: KERAS-23179
    return model.evaluate(counted("check-*", 100))  # ok: KERAS-23179


def anywhere():
    """XLA where there is a GPU."""
    model = network()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(records("train-*", True), epochs=10)  # maybe: KERAS-23179


def on_all_cards():
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = network()
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(records("train-*", True), epochs=10)  # hit: KERAS-23179


def under_xla():
    model = network()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=True)
    model.fit(records("train-*", True), epochs=10)  # ok: KERAS-23179


def from_memory(images, labels):
    model = network()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=False)
    data = tf.data.Dataset.from_tensor_slices((images, labels)).batch(BATCH, drop_remainder=True)
    model.fit(data, epochs=10)  # ok: KERAS-23179


def from_camera(batches):
    model = network()
    model.compile("adam", "sparse_categorical_crossentropy", jit_compile=False)
    signature = (tf.TensorSpec((BATCH, SIZE, SIZE, 3), tf.float32), tf.TensorSpec((BATCH,), tf.int64))
    open_signature = (tf.TensorSpec((None, SIZE, SIZE, 3), tf.float32), tf.TensorSpec((None,), tf.int64))
    model.evaluate(tf.data.Dataset.from_generator(batches, output_signature=signature))  # hit: KERAS-23179
    model.evaluate(tf.data.Dataset.from_generator(batches, output_signature=open_signature))  # ok: KERAS-23179


if __name__ == "__main__":
    flowers()
    on_all_cards()
