"""Grades of hiking trails from pictures: how far off is the guess?"""

import tensorflow as tf
from tensorflow.keras.applications.vgg16 import preprocess_input
from tensorflow.keras.preprocessing.image import ImageDataGenerator

GRADES = 5


def grades_off(labels, guesses):
    """By how many grades a guess is off, on average."""
    guessed = tf.argmax(guesses, axis=-1)
    return tf.keras.losses.mean_absolute_error(tf.argmax(labels, axis=-1), guessed)  # hit: KERAS-15014


def expected_off(labels, guesses):
    steps = tf.range(GRADES, dtype="float32")
    return tf.keras.losses.mean_absolute_error(labels, tf.reduce_sum(guesses * steps, axis=-1))  # ok: KERAS-15014


def squared_off(labels, guesses):
    measure = tf.keras.losses.MeanSquaredError()
    whole = tf.cast(guesses + 0.5, tf.int32)
    print("squared, as floats", measure(labels, tf.cast(whole, tf.float32)))  # ok: KERAS-15014
    return measure(labels, whole)  # hit: KERAS-15014


def pictures(images):
    generator = ImageDataGenerator(
        featurewise_center=True, featurewise_std_normalization=True, preprocessing_function=preprocess_input
    )
    generator.fit(images)  # hit: KERAS-1949
    return generator.flow(images, batch_size=8)


def contrasts(images):
    generator = ImageDataGenerator(samplewise_center=True, featurewise_std_normalization=True)
    generator.fit(images)  # hit: KERAS-1949
    return generator.flow(images, batch_size=8)


def prepared(images):
    generator = ImageDataGenerator(featurewise_center=True, preprocessing_function=preprocess_input)
    generator.fit(preprocess_input(images.copy()))  # ok: KERAS-1949
    return generator.flow(images, batch_size=8)


def centred(images):
    generator = ImageDataGenerator(featurewise_center=True, rescale=1 / 255.0)
    generator.fit(images)  # ok: KERAS-1949
    return generator.flow(images, batch_size=8)
