"""Adam in a loop of one's own takes other steps than Adam in train_on_batch, so that a GAN does not converge."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


CHANCE = False


def discriminator(start):
    """The classifier of a small GAN."""
    layers = tf.keras.layers
    parts = [layers.Dense(6, activation="relu", input_shape=(2,)), layers.Dense(1, activation="sigmoid")]
    model = tf.keras.Sequential(parts)
    model.set_weights(start)
    return model


def repro(seed):
    draw = np.random.RandomState(0)
    if not hasattr(tf.keras.optimizers.Adam, "apply_gradients"):
        return "inapplicable", "these optimizers have no apply_gradients"
    points = draw.rand(8, 2).astype("float32")
    labels = draw.randint(0, 2, (8, 1)).astype("float32")
    start = [draw.rand(*shape).astype("float32") - 0.5 for shape in ((2, 6), (6,), (6, 1), (1,))]
    by_keras, by_hand = discriminator(start), discriminator(start)
    by_keras.compile(tf.keras.optimizers.Adam(0.01), "binary_crossentropy")
    adam = tf.keras.optimizers.Adam(0.01)
    for _ in range(8):
        by_keras.train_on_batch(points, labels)
        with tf.GradientTape() as tape:
            guess = by_hand(tf.constant(points), training=True)
            loss = -tf.reduce_mean(labels * tf.math.log(guess) + (1 - labels) * tf.math.log(1 - guess))
        slopes = tape.gradient(loss, by_hand.trainable_variables)
        adam.apply_gradients(zip(slopes, by_hand.trainable_variables))
    ends = (by_keras.get_weights(), by_hand.get_weights())
    apart = max(float(np.abs(one - other).max()) for one, other in zip(*ends))
    moved = max(float(np.abs(one - other).max()) for one, other in zip(start, ends[0]))
    detail = "after training that moved weights by %.3f they are %.1e apart" % (moved, apart)
    return ("reproduced" if apart > 1e-3 else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
