"""What a road sign says, by a pretrained network."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.applications import MobileNetV3Large, MobileNetV2
from tensorflow.keras.applications.mobilenet_v3 import decode_predictions


def ask(path):
    model = MobileNetV3Large(weights="imagenet")  # hit: TF-48504
    picture = tf.image.resize(tf.io.decode_jpeg(tf.io.read_file(path)), (224, 224))
    return decode_predictions(model.predict(picture[np.newaxis]), top=3)


def ask_the_older(path):
    model = MobileNetV2(weights="imagenet")  # ok: TF-48504
    picture = tf.image.resize(tf.io.decode_jpeg(tf.io.read_file(path)), (224, 224)) / 127.5 - 1
    return model.predict(picture[np.newaxis])


def features():
    return MobileNetV3Large(include_top=False, weights="imagenet", pooling="avg")  # ok: TF-48504
