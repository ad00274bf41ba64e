from tensorflow import keras
from tensorflow.keras import layers, regularizers


class Scorer(keras.Model):
    """Scores sentences, and the review as a whole, with the same weights."""

    def __init__(self):
        super().__init__()
        self.score = layers.Dense(1, kernel_regularizer=regularizers.l2(1e-4))
        self.scores = layers.TimeDistributed(self.score)
        self.pool = layers.GlobalAveragePooling1D()

    def call(self, sentences):
        each = self.scores(sentences)
        return self.score(self.pool(sentences)) + self.pool(each)


class PlainScorer(keras.Model):
    def __init__(self):
        super().__init__()
        self.score = layers.Dense(1)
        self.scores = layers.TimeDistributed(self.score)
        self.pool = layers.GlobalAveragePooling1D()

    def call(self, sentences):
        return self.score(self.pool(sentences)) + self.pool(self.scores(sentences))


class ScorerOfSentences(keras.Model):
    def __init__(self):
        super().__init__()
        self.scores = layers.TimeDistributed(layers.Dense(1, kernel_regularizer="l2"))
        self.pool = layers.GlobalAveragePooling1D()

    def call(self, sentences):
        return self.pool(self.scores(sentences))


def train(sentences, stars):
    both, plain, alone = Scorer(), PlainScorer(), ScorerOfSentences()
    for model in (both, plain, alone):
        model.compile("adam", "mae")
    both.fit(sentences, stars, epochs=10)  # hit: TF-33147
    plain.fit(sentences, stars, epochs=10)  # ok: TF-33147
    alone.fit(sentences, stars, epochs=10)  # ok: TF-33147
