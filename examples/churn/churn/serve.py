"""Loads the model that train.py saved, and says how good it still is."""

import tensorflow as tf

from churn.settings import CLASSES, MODEL_PATH


class Scorer:
    def __init__(self, path=MODEL_PATH):
        self.model = tf.keras.models.load_model(path)

    def score(self, features):
        return [CLASSES[index] for index in self.model.predict(features).argmax(axis=1)]

    def health(self, features, labels):
        loss, accuracy = self.model.evaluate(features, labels, verbose=0)
        return {"loss": loss, "accuracy": accuracy}


class RecompiledScorer(Scorer):
    """As it should be done under this TensorFlow."""

    def __init__(self, path=MODEL_PATH):
        super().__init__(path)
        self.model = tf.keras.models.load_model(path)
        self.model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])

    def health(self, features, labels):
        loss, accuracy = self.model.evaluate(features, labels, verbose=0)
        return {"loss": loss, "accuracy": accuracy}
