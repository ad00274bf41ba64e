"""Saliency maps, as a class."""

import tensorflow as tf
from tensorflow.keras import Input, Model, layers


def scorer():
    pixels = Input((28, 28, 1))
    flat = layers.Dense(1)(layers.Flatten()(pixels))
    return Model(inputs=pixels, outputs=tf.nn.tanh(flat))


class Saliency:
    def __init__(self, model):
        self.model = model

    @tf.function
    def map(self, images):
        with tf.GradientTape() as tape:
            tape.watch(images)
            scores = self.model(images)
        return tape.gradient(scores, images)  # hit: TF-27455

    def map_eagerly(self, images):
        with tf.GradientTape() as tape:
            tape.watch(images)
            scores = self.model(images)
        return tape.gradient(scores, images)  # ok: TF-27455


maps = Saliency(scorer())
print(maps.map(tf.zeros((1, 28, 28, 1))), maps.map_eagerly(tf.zeros((1, 28, 28, 1))))
