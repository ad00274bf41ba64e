import os
os.environ["KERAS_BACKEND"] = "torch"

import keras
from keras.layers import Resizing
import numpy as np

img = np.load("img.npy").astype("float32")
letterbox = Resizing(320, 320, pad_to_aspect_ratio=True)
cropped = Resizing(320, 320, crop_to_aspect_ratio=True)  # ok: KERAS-20797
print(letterbox(img).shape)  # hit: KERAS-20797
print(cropped(img).shape)

background = keras.ops.median(img, axis=0)  # maybe: KERAS-23013
print(keras.ops.quantile(img, 0.5, axis=0))  # ok: KERAS-23013
print(np.median(img))  # ok: KERAS-23013

pair = keras.ops.stack([img, img * 2])
print(keras.ops.median(pair, axis=0))  # maybe: KERAS-23013
three = np.array([1.0, 5.0, 9.0], "float32")
print(keras.ops.median(three))  # ok: KERAS-23013
