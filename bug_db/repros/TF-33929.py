"""clipvalue and clipnorm of an optimizer are taken and then not used: the gradients are applied as they are."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("fit", "custom-loop", "zero")
RATE = 0.1


def optimizer(**clip):
    return tf.keras.optimizers.SGD(RATE, **clip)


def clipped(gradient, how):
    """A gradient clipped by oneself."""
    if "clipvalue" in how:
        return tf.clip_by_value(gradient, -how["clipvalue"], how["clipvalue"])
    return tf.clip_by_norm(gradient, how["clipnorm"])


def by_fit(clip):
    """How far one step of training moves a weight whose gradient is large."""
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    model.compile(optimizer(**clip), "mse")
    before = model.get_weights()[0][0, 0]
    model.fit(np.full((8, 1), 10.0), np.zeros((8, 1)), batch_size=8, epochs=1, verbose=0)
    return abs(float(model.get_weights()[0][0, 0] - before))


def by_hand(clip):
    """The same with a tape and apply_gradients."""
    weight = tf.Variable(1.0)
    with tf.GradientTape() as tape:
        loss = (10.0 * weight) ** 2
    optimizer(**clip).apply_gradients([(tape.gradient(loss, weight), weight)])
    return abs(float(weight.numpy() - 1.0))


def by_own_step(clip):
    """The same as by_hand, with gradients that are clipped before they are applied."""
    weight = tf.Variable(1.0)
    with tf.GradientTape() as tape:
        loss = (10.0 * weight) ** 2
    optimizer().apply_gradients([(clipped(tape.gradient(loss, weight), clip), weight)])
    return abs(float(weight.numpy() - 1.0))


def repro(seed, variant, step=None):
    np.random.seed(seed)
    bound = 0.0 if variant == "zero" else 0.01
    if variant == "custom-loop" or step:
        if tf.__version__.startswith("1."):
            tf.compat.v1.enable_eager_execution()
        if not hasattr(tf.keras.optimizers.SGD, "apply_gradients"):
            return "inapplicable", "these optimizers have no apply_gradients"
    step = step or (by_hand if variant == "custom-loop" else by_fit)
    moved = {}
    for name in ("clipvalue", "clipnorm"):
        try:
            moved[name] = step({name: bound})
        except ValueError as error:
            if "clip" not in str(error):
                raise
            return "loud", "%s=%s raises ValueError" % (name, bound)
    # A gradient of at most `bound` moves the weight by at most that, times the learning rate.
    wrong = [name for name in sorted(moved) if moved[name] > 2 * RATE * bound + 1e-6]
    detail = ", ".join("%s=%s: moved by %.4f" % (name, bound, moved[name]) for name in sorted(moved))
    return ("reproduced" if wrong else "absent"), "%s; at most %.4f is right" % (detail, RATE * bound)


def workaround(seed, variant):
    return repro(seed, variant, by_own_step)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
