"""What is torn off is drawn anew by two networks, one against the other."""

import keras
import tensorflow as tf

EPSILON = 1e-8

painter = keras.Sequential([keras.layers.Dense(256, activation="relu"), keras.layers.Dense(1024, activation="tanh")])
critic = keras.Sequential([keras.layers.Dense(256, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
brush = keras.optimizers.Adam(1e-4)
pen = keras.optimizers.Adam(1e-4)


def judged(real, drawn):
    good = tf.math.log(real + EPSILON)  # ok: TF-52045
    bad = tf.math.log(1.0 - drawn + EPSILON)  # hit: TF-52045
    return -tf.reduce_mean(good + bad)


@tf.function
def lesson(scraps, noise):
    with tf.GradientTape() as tape, tf.GradientTape() as other:
        drawn = painter(noise, training=True)
        on_real, on_drawn = critic(scraps, training=True), critic(drawn, training=True)
        loss = judged(on_real, on_drawn)
        fooled = -tf.reduce_mean(tf.math.log(tf.maximum(1.0 - on_drawn, EPSILON)))  # ok: TF-52045
        soft = tf.reduce_mean(tf.math.log(1.0 - on_drawn + 1e-6))  # ok: TF-52045
    pen.apply_gradients(zip(tape.gradient(loss, critic.trainable_variables), critic.trainable_variables))
    brush.apply_gradients(zip(other.gradient(soft, painter.trainable_variables), painter.trainable_variables))
    return loss, fooled


def shown(noise):
    """For the eye, outside of any graph."""
    answer = critic(painter(noise))
    return tf.math.log(1.0 - answer + EPSILON)  # ok: TF-52045


def practise(batches):
    for scraps in batches:
        lesson(scraps, tf.random.normal([16, 64]))
    return shown(tf.random.normal([1, 64]))


def varnish():
    """How much of each layer of varnish is seen; one of them is clear."""
    clear = tf.Variable([0.9, 0.0, 0.4, 0.7])
    dull = tf.Variable([0.9, 0.2, 0.4, 0.7])
    with tf.GradientTape(persistent=True) as tape:
        seen = tf.reduce_sum(tf.math.cumprod(clear))
        through = tf.reduce_sum(tf.math.cumprod(dull))
    first = tape.gradient(seen, clear)  # hit: TF-119430
    second = tape.gradient(through, dull)  # ok: TF-119430
    return first, second


practise(tf.data.Dataset.from_tensors(tf.zeros([16, 1024])))
varnish()
