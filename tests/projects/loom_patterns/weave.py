"""Which of twelve patterns a cloth has, trained step by step."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


def with_layer():
    cloth = keras.Input((64, 64, 1))
    x = layers.GlobalMaxPooling2D()(layers.Conv2D(16, 5, activation="relu")(cloth))
    return keras.Model(cloth, layers.Softmax()(layers.Dense(12)(x)))


def with_activation():
    cloth = keras.Input((64, 64, 1))
    x = layers.GlobalMaxPooling2D()(layers.Conv2D(16, 5, activation="relu")(cloth))
    return keras.Model(cloth, layers.Dense(12, activation="softmax")(x))


def by_hand(cloths):
    model, optimizer = with_layer(), keras.optimizers.Adam(1e-3)
    entropy = keras.losses.SparseCategoricalCrossentropy()
    for pictures, kinds in cloths:
        with tf.GradientTape() as tape:
            loss = entropy(kinds, model(pictures, training=True))  # hit: TF-60314
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    return model


def by_hand_with_activation(cloths):
    model, optimizer = with_activation(), keras.optimizers.Adam(1e-3)
    entropy = keras.losses.SparseCategoricalCrossentropy()
    for pictures, kinds in cloths:
        with tf.GradientTape() as tape:
            loss = entropy(kinds, model(pictures, training=True))  # ok: TF-60314
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    return model


def in_a_graph(cloths):
    model, optimizer = with_layer(), keras.optimizers.Adam(1e-3)
    entropy = keras.losses.SparseCategoricalCrossentropy()

    @tf.function
    def step(pictures, kinds):
        with tf.GradientTape() as tape:
            loss = entropy(kinds, model(pictures, training=True))  # ok: TF-60314
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        return loss

    for pictures, kinds in cloths:
        print(float(step(pictures, kinds)))


def looked_into(pictures, kinds):
    """Line by line under the debugger."""
    model = with_layer()
    model.compile("adam", "sparse_categorical_crossentropy", run_eagerly=True)
    model.fit(pictures, kinds)  # hit: TF-60314


def as_usual(pictures, kinds):
    model = with_layer()
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(pictures, kinds)  # ok: TF-60314


if __name__ == "__main__":
    pictures, kinds = tf.random.uniform((96, 64, 64, 1)), tf.random.uniform((96, 1), maxval=12, dtype=tf.int32)
    cloths = tf.data.Dataset.from_tensor_slices((pictures, kinds)).batch(16)
    by_hand(cloths)
    by_hand_with_activation(cloths)
    in_a_graph(cloths)
    looked_into(pictures, kinds)
    as_usual(pictures, kinds)
