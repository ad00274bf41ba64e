import tensorflow as tf
from tensorflow.keras.callbacks import Callback


class Ramp(Callback):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def on_epoch_begin(self, epoch, logs=None):
        tf.keras.backend.set_value(self.rate, 0.1 / (epoch + 1))  # hit: TF-31324


def run():
    rate = tf.Variable(0.1, name="rate")
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.SGD(rate), "mse")
    model.fit(tf.ones((4, 1)), tf.ones((4, 1)), callbacks=[Ramp(rate)])
    schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)
    model.compile(tf.keras.optimizers.SGD(schedule), "mse")
    step = tf.Variable(0)
    step.assign_add(1)  # ok: TF-31324


run()
