"""Lessons that get harder from epoch to epoch."""

import keras
import numpy as np


class Lessons(keras.utils.PyDataset):
    def __init__(self, texts, **kwargs):
        super().__init__(**kwargs)
        self.texts, self.level = texts, 0

    def __len__(self):
        return 100

    def __getitem__(self, index):
        texts = self.texts[self.level][index * 8 : index * 8 + 8]
        return np.array([len(text) for text in texts])[:, None], np.ones((len(texts), 1))

    def on_epoch_begin(self):
        self.level += 1


class Reviews(keras.utils.PyDataset):
    """Gets harder when an epoch is over."""

    def __init__(self, texts, workers=4):
        super().__init__(workers=workers)
        self.texts, self.level = texts, 0

    def __len__(self):
        return 10

    def __getitem__(self, index):
        return np.ones((8, 1)), np.ones((8, 1))

    def on_epoch_end(self):
        self.level += 1


class Drills(keras.utils.PyDataset):
    def __init__(self, texts):
        super().__init__(workers=8, max_queue_size=32)
        self.texts = texts

    def __len__(self):
        return 10

    def __getitem__(self, index):
        return np.ones((8, 1)) * len(self.texts), np.ones((8, 1))

    def on_epoch_begin(self):
        self.texts = self.texts[1:]


def teach(texts):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(Lessons(texts, workers=4), epochs=5)  # hit: KERAS-23283
    model.fit(Lessons(texts), epochs=5)  # ok: KERAS-23283
    model.fit(Reviews(texts), epochs=5)  # ok: KERAS-23283
    model.fit(Drills(texts), epochs=5)  # hit: KERAS-23283
    return model


teach([["a"], ["bb"]])
