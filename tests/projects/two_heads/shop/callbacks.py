import time

from tensorflow.keras.callbacks import Callback


class Progress(Callback):
    """Draws a curve of a metric, a point a batch."""

    def on_train_begin(self, logs=None):
        self.points = []

    def on_train_batch_end(self, batch, logs=None):
        self.points.append(logs.get("mse"))  # hit: TF-36400


class Throughput(Callback):
    """Batches a second."""

    def on_train_begin(self, logs=None):
        self.start, self.batches = time.time(), 0

    def on_batch_end(self, batch, logs=None):
        self.batches += logs.get("size", 1)  # ok: TF-36400

    def on_epoch_end(self, epoch, logs=None):
        print(self.batches / (time.time() - self.start))
