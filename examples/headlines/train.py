"""Trains on headlines and their desks, and logs for TensorBoard."""

import json

import tensorflow as tf

DESKS = ["city", "culture", "economy", "politics", "sports"]


def build(vectorize):
    model = tf.keras.Sequential(
        [
            vectorize,
            tf.keras.layers.Embedding(20_000, 64, mask_zero=True),
            tf.keras.layers.GlobalAveragePooling1D(),
            tf.keras.layers.Dense(len(DESKS)),
        ]
    )
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss, metrics=[tf.keras.metrics.SparseCategoricalAccuracy()])
    return model


def main():
    with open("headlines.json") as file:
        headlines, desks = zip(*json.load(file))
    vectorize = tf.keras.layers.TextVectorization(max_tokens=20_000)
    vectorize.adapt(headlines)
    board = tf.keras.callbacks.TensorBoard("logs", profile_batch=2)
    model = build(vectorize)
    model.fit(tf.constant(headlines), tf.constant(desks), epochs=10, callbacks=[board])


if __name__ == "__main__":
    main()
