"""Trains by hand."""

import tensorflow as tf

from . import encoders

CROSS = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def step(model, optimizer, frames, tags):
    with tf.GradientTape() as tape:
        loss = CROSS(tags, model(frames, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def deep(batches):
    model, optimizer = encoders.Deep(64, 0.3), tf.keras.optimizers.Adam()
    for frames, tags in batches:
        with tf.GradientTape() as tape:
            loss = CROSS(tags, model(frames, training=True))  # hit: TF-32586
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    for frames, tags in batches:
        print(CROSS(tags, model(frames, training=False)))  # ok: TF-32586


def dry(batches):
    model, optimizer = encoders.Dry(64), tf.keras.optimizers.Adam()
    for frames, tags in batches:
        step(model, optimizer, frames, tags)  # ok: TF-32586


def directly(frames):
    cells = tf.keras.layers.StackedRNNCells([tf.keras.layers.GRUCell(8, dropout=0.5) for _ in range(2)])
    layer = tf.keras.layers.RNN(cells)
    noisy = layer(frames, training=True)  # hit: TF-32586
    return noisy, layer(frames), encoders.single()(frames, training=True)  # ok: TF-32586
