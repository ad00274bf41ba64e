"""The weights of a rating, to the last digit."""

import tensorflow as tf

tf.keras.backend.set_floatx("float64")


def weights(rows, stars):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(4,))])
    model.compile(tf.keras.optimizers.SGD(0.01), loss="mse")
    model.fit(rows, stars, epochs=500, verbose=0)  # hit: KERAS-15791
    return model.get_weights()


def by_hand(rows, stars):
    layer = tf.keras.layers.Dense(1)
    distance = tf.keras.losses.MeanSquaredError()
    with tf.GradientTape() as tape:
        guess = layer(rows)
        loss = distance(stars, guess)  # hit: KERAS-15791
    return tape.gradient(loss, layer.trainable_variables)


def by_own_words(rows, stars):
    layer = tf.keras.layers.Dense(1)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(stars - layer(rows)))  # ok: KERAS-15791
    return tape.gradient(loss, layer.trainable_variables)
