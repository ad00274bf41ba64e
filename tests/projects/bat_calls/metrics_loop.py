"""Bats by their calls, on both cards of the server, in a loop of our own."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, metrics

BATCH = 64


def network():
    return tf.keras.Sequential(
        [
            layers.Conv2D(16, 3, activation="relu", input_shape=(64, 128, 1)),
            layers.GlobalMaxPooling2D(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def on_both_cards(train, epochs=5):
    strategy = tf.distribute.MirroredStrategy(devices=["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = network()
        optimizer = tf.keras.optimizers.Adam(1e-3)
        entropy = tf.keras.losses.BinaryCrossentropy(reduction="none")
        area = metrics.AUC(name="auc")
        recall = metrics.Recall(name="recall")
        at_half = metrics.SensitivityAtSpecificity(0.5)
        accuracy = metrics.BinaryAccuracy()

    def step(calls, species):
        with tf.GradientTape() as tape:
            guess = model(calls, training=True)
            loss = tf.nn.compute_average_loss(entropy(species, guess), global_batch_size=BATCH)
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(slopes, model.trainable_variables))
        for metric in (area, recall, at_half, accuracy):
            metric.update_state(species, guess)
        return loss

    @tf.function
    def whole_step(calls, species):
        losses = strategy.run(step, args=(calls, species))
        return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    for epoch in range(epochs):
        for calls, species in strategy.experimental_distribute_dataset(train):
            whole_step(calls, species)
        print("area", float(area.result()))  # hit: TF-48152
        print("recall", float(recall.result()))  # hit: TF-48152
        print("at half", float(at_half.result()))  # hit: TF-48152
        print("accuracy", float(accuracy.result()))  # ok: TF-48152
        for metric in (area, recall, at_half, accuracy):
            metric.reset_states()
    return model


def within_the_scope(test):
    strategy = tf.distribute.MirroredStrategy(devices=["/gpu:0", "/gpu:1"])
    with strategy.scope():
        model = network()
        precision = metrics.Precision()

    @tf.function
    def look(calls, species):
        strategy.run(lambda x, y: precision.update_state(y, model(x)), args=(calls, species))

    for calls, species in strategy.experimental_distribute_dataset(test):
        look(calls, species)
    with strategy.scope():
        print("precision", float(precision.result()))  # ok: TF-48152


def on_whatever_there_is(test):
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = network()
        area = metrics.AUC(curve="PR")
    for calls, species in strategy.experimental_distribute_dataset(test):
        strategy.run(lambda x, y: area.update_state(y, model(x)), args=(calls, species))
    print("area", float(area.result()))  # maybe: TF-48152


def on_one(test):
    model, area = network(), metrics.AUC()
    for calls, species in test:
        area.update_state(species, model(calls))
    print("area", float(area.result()))  # ok: TF-48152


if __name__ == "__main__":
    rows = tf.data.Dataset.from_tensor_slices((np.zeros((256, 64, 128, 1), "float32"), np.zeros((256, 1), "float32")))
    on_both_cards(rows.batch(BATCH))
    within_the_scope(rows.batch(BATCH))
    on_whatever_there_is(rows.batch(BATCH))
    on_one(rows.batch(BATCH))
