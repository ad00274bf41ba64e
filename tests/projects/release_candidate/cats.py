import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

model = tf.keras.applications.MobileNetV2(weights=None, classes=2)
model.compile("adam", "categorical_crossentropy")

images = ImageDataGenerator(rescale=1 / 255, horizontal_flip=True)
cats = images.flow_from_directory("cats", target_size=(224, 224), batch_size=32)
model.fit(cats, epochs=20)  # hit: TF-38938
model.fit(cats, epochs=20, steps_per_epoch=63)  # ok: TF-38938
model.fit(cats, epochs=20, verbose=2)  # ok: TF-38938


class Batches(tf.keras.utils.Sequence):
    def __len__(self):
        return 12

    def __getitem__(self, index):
        return np.zeros((2, 224, 224, 3)), np.zeros((2, 2))


def endless():
    while True:
        yield np.zeros((2, 224, 224, 3)), np.zeros((2, 2))


def train(feed, **how):
    return model.fit_generator(feed, **how)  # hit: TF-38938


train(Batches(), epochs=3)
model.fit(endless(), steps_per_epoch=9)  # ok: TF-38938
