"""The oldest of the three: what came later is not in it."""
import numpy as np
import tensorflow as tf
from tensorflow.keras.utils import Sequence


class Batches(Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return np.zeros((2, 3)), np.zeros((2, 1))


class Watch(tf.keras.layers.Layer):
    def call(self, inputs):
        self.add_metric(tf.reduce_mean(inputs), name="mean", aggregation="mean")
        return inputs


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.watch = Watch()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        self.add_metric(tf.reduce_max(inputs), name="max", aggregation="mean")
        return self.dense(self.watch(inputs))


net = Net()
net.compile("sgd", "mse")
net.fit(np.zeros((8, 3)), np.zeros((8, 1)))  # ok: TF-32144
net.fit_generator(Batches(), validation_data=Batches())  # ok: TF-34619
net.evaluate(np.zeros((8, 3)), np.zeros((8, 1)))  # ok: TF-32320, TF-32286, TF-32089
