"""Makes smaller pairs of picture and mask."""
import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Resizing, RandomZoom, CenterCrop

SIZE = 128
resize = Resizing(SIZE, SIZE)
resize_nearest = Resizing(SIZE, SIZE, interpolation="nearest")
crop = CenterCrop(SIZE, SIZE)


def shrink(sample):
    return resize({"images": sample["image"], "segmentation_masks": sample["mask"]})  # hit: KERAS-22192


def shrink_right(sample):
    return resize_nearest({"images": sample["image"], "segmentation_masks": sample["mask"]})  # ok: KERAS-22192


shift = tf.keras.layers.RandomTranslation(0.1, 0.1)


def shifted(sample):
    return shift({"images": sample["image"], "segmentation_masks": sample["mask"]}, training=True)  # hit: KERAS-22192


def cropped(sample):
    return crop({"images": sample["image"], "segmentation_masks": sample["mask"]})  # maybe: KERAS-20857  # ok: KERAS-22192


ds = tf.data.Dataset.load("tiles")
ds.map(shrink).save("tiles_small")
ds.map(shrink_right).save("tiles_nearest")
ds.map(shifted).save("tiles_shifted")
ds.map(cropped).save("tiles_cropped")

# how far in can one zoom?
picture = np.load("tile.npy")[None]
for factor in (-0.5, -0.9, -1):
    zoomed = RandomZoom((factor, factor), fill_mode="constant")(picture, training=True)  # hit: KERAS-22250
    print(factor, float(np.std(zoomed)))

print(RandomZoom((1, 1))(picture, training=True).shape)  # ok: KERAS-22250
