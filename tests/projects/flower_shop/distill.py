"""The loss is added within the model, as the labels are an input."""

import tensorflow as tf
from tensorflow.keras import layers, losses

features, kind = tf.keras.Input((64,)), tf.keras.Input((1,))
logits = layers.Dense(3)(features)
guess = layers.Softmax(name="guess")(logits)
model = tf.keras.Model([features, kind], guess)
model.add_loss(tf.reduce_mean(losses.sparse_categorical_crossentropy(kind, guess)))  # hit: TF-32869
model.compile("adam")

second = tf.keras.Model([features, kind], logits)
measure = losses.SparseCategoricalCrossentropy(from_logits=True)
second.add_loss(measure(kind, logits))  # ok: TF-32869


def student(width, labels):
    """As a function, with a loss object."""
    inputs = tf.keras.Input((width,))
    outputs = layers.Dense(3, activation="softmax")(layers.Dense(32)(inputs))
    net = tf.keras.Model([inputs, labels], outputs)
    net.add_loss(losses.SparseCategoricalCrossentropy()(labels, outputs))  # hit: TF-32869
    return net


student(16, kind)
