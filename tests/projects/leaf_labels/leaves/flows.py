"""Leaves come out of the scanner more or less far to the left, and never higher or lower."""

from tensorflow.keras.preprocessing.image import ImageDataGenerator, random_shift

SIDE = 224


def training_flow(folder, batch=32):
    shifted = ImageDataGenerator(rescale=1 / 255.0, width_shift_range=0.2, horizontal_flip=True)  # hit: KERAS-17398
    return shifted.flow_from_directory(folder, target_size=(SIDE, SIDE), batch_size=batch)


def test_flow(folder, batch=32):
    plain = ImageDataGenerator(rescale=1 / 255.0, horizontal_flip=True)  # ok: KERAS-17398
    return plain.flow_from_directory(folder, target_size=(SIDE, SIDE), batch_size=batch, shuffle=False)


def both_ways():
    return ImageDataGenerator(width_shift_range=0.1, height_shift_range=0.1)  # ok: KERAS-17398


def by_hand(leaf):
    aside = random_shift(leaf, 0.2, 0.0, row_axis=0, col_axis=1, channel_axis=2)  # hit: KERAS-17398
    anywhere = random_shift(leaf, 0.1, 0.1, row_axis=0, col_axis=1, channel_axis=2)  # ok: KERAS-17398
    return aside, anywhere
