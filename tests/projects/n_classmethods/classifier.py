import os

import joblib
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential, load_model


class TextClassifier:
    FILE = "net.h5"
    default_loss = "sparse_categorical_crossentropy"

    def __init__(self, net, vectorizer=None):
        self._net = net
        self.vectorizer = vectorizer

    @classmethod
    def create(cls, classes):
        net = Sequential([Dense(64, activation="relu"), Dense(classes, activation="softmax")])
        return cls(net)._compile()

    @classmethod
    def load(cls, folder):
        return cls(load_model(os.path.join(folder, cls.FILE)), joblib.load(os.path.join(folder, "vec")))

    @classmethod
    def load_clean(cls, folder):
        self = cls.load(folder)
        self._compile()
        return self

    @staticmethod
    def metrics():
        return ["accuracy"]

    def _compile(self):
        self._net.compile("adam", self.default_loss, metrics=self.metrics())
        return self

    def score(self, texts, labels):
        return self._net.evaluate(self.vectorizer.transform(texts), labels)  # hit: TF-42459

    def dump(self, folder):
        self._net.save(os.path.join(folder, self.FILE))
        joblib.dump(self.vectorizer, os.path.join(folder, "vec"))


class Silent(TextClassifier):
    FILE = "silent.h5"

    def score(self, texts, labels):
        return (self._net.predict(self.vectorizer.transform(texts)).argmax(1) == labels).mean()  # ok: TF-42459
