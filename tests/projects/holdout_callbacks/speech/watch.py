"""Callbacks that look at data which fit does not know of."""

from tensorflow.keras.callbacks import Callback


class NoisyTestSet(Callback):
    """Evaluates on recordings with street noise after each epoch."""

    def __init__(self, features, labels, every=1):
        super().__init__()
        self.features = features
        self.labels = labels
        self.every = every
        self.history = []

    def on_epoch_end(self, epoch, logs=None):
        if epoch % self.every:
            return
        self._look(logs or {})

    def _look(self, logs):
        loss, accuracy = self.model.evaluate(self.features, self.labels, verbose=0)  # hit: TF-44736
        logs["noisy_loss"] = loss
        self.history.append(accuracy)


class Confusion(Callback):
    """Counts mistakes by hand, from predictions."""

    def __init__(self, features, labels):
        super().__init__()
        self.features = features
        self.labels = labels

    def on_epoch_end(self, epoch, logs=None):
        guesses = self.model.predict(self.features).argmax(-1)
        logs["mistakes"] = (guesses != self.labels).sum()


class TestEveryEpoch(Callback):
    """For runs that have no validation set."""

    def __init__(self, waves, words):
        super().__init__()
        self.waves, self.words = waves, words

    def on_epoch_end(self, epoch, logs=None):
        print(self.model.evaluate(self.waves, self.words, verbose=0))  # ok: TF-44736
