"""How the rate and the norm go, batch by batch."""

import keras
import tensorflow as tf


class Rates(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.seen = tf.Variable(0, dtype="int64")

    def on_train_batch_end(self, batch, logs=None):
        self.seen.assign_add(1)
        tf.summary.scalar("rate", self.model.optimizer.learning_rate)  # hit: KERAS-20143
        tf.summary.scalar("loss", logs["loss"], step=self.seen)  # ok: KERAS-20143


def watched(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("adam", "mse")
    board = keras.callbacks.TensorBoard("logs", update_freq=10)
    model.fit(x, y, callbacks=[board, Rates()])
    return model
