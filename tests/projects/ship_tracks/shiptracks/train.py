import numpy as np
import tensorflow as tf

from shiptracks import boxes, waves


def net():
    layers = tf.keras.layers
    return tf.keras.Sequential([layers.Flatten(input_shape=(64, 64, 3)), layers.Dense(2)])


def watched(pictures, kinds, fresh):
    model = net()
    model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    print(model.test_on_batch(*fresh))  # ok: TF-47340
    model.evaluate(pictures, kinds)
    print(model.test_on_batch(*fresh))  # hit: TF-47340
    model.evaluate(pictures, kinds)
    model.reset_metrics()
    print(model.test_on_batch(*fresh))  # ok: TF-47340


def main():
    pictures, kinds = np.zeros((8, 64, 64, 3), "float32"), np.zeros(8)
    watched(pictures, kinds, (pictures[:2], kinds[:2]))
    boxes.moved(boxes.zoomed(pictures, np.ones((8, 2)))[0][0], 3)
    waves.twice(tf.ones(3))
