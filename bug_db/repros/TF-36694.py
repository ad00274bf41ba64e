"""A penalty on weights has other gradients when its factor stands outside the function that computes it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


CHANCE = False


def penalty(new, old, importance, rate):
    """The weighted sum of squares that weights are away from old ones."""
    return rate * sum(tf.reduce_sum(f * tf.square(a - b)) for f, a, b in zip(importance, new, old))


def trained(start, importance, inputs, targets, inside):
    """The weights after some steps, with the factor 0.5 inside the function or outside of it."""
    old = tf.keras.Sequential([tf.keras.layers.Dense(2, activation="sigmoid", input_shape=(3,))])
    old.set_weights(start)
    model = tf.keras.models.clone_model(old)
    # clone_model makes new weights at random: two clones are to start from the same ones.
    model.set_weights([one + 1 for one in start])
    for _ in range(5):
        with tf.GradientTape() as tape:
            pair = (model.trainable_variables, old.trainable_variables)
            extra = penalty(pair[0], pair[1], importance, 0.5 if inside else 1.0)
            loss = tf.reduce_mean(tf.keras.losses.binary_crossentropy(targets, model(inputs)))
            loss += extra if inside else 0.5 * extra
        for weight, slope in zip(model.trainable_variables, tape.gradient(loss, model.trainable_variables)):
            weight.assign_sub(0.1 * slope)
    return model.get_weights()


def repro(seed):
    draw = np.random.RandomState(0)
    start = [draw.rand(3, 2).astype("float32"), draw.rand(2).astype("float32")]
    importance = [draw.rand(3, 2).astype("float32"), draw.rand(2).astype("float32")]
    inputs = tf.constant(draw.rand(4, 3).astype("float32"))
    targets = tf.constant(draw.randint(0, 2, (4, 2)).astype("float32"))
    ends = [trained(start, importance, inputs, targets, inside) for inside in (True, False)]
    apart = max(float(np.abs(one - other).max()) for one, other in zip(*ends))
    return ("reproduced" if apart > 1e-4 else "absent"), "the weights end %.1e apart" % apart


if __name__ == "__main__":
    print(": ".join(repro(0)))
