"""An optimizer that was told to clip the gradients takes a step as if it had not been told.

With a bound of nought nothing may move at all; with a small one no weight further than the bound times the learning rate.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = (
    "fit-value-zero",
    "fit-value-small",
    "fit-norm-zero",
    "fit-norm-small",
    "loop-value-zero",
    "loop-value-small",
    "loop-norm-zero",
    "loop-norm-small",
)
# A bound of nought in a loop is met where either of the two is.
VARIANT_OF = {
    "fit-value-small": "fit",
    "fit-norm-small": "fit",
    "fit-value-zero": "zero",
    "fit-norm-zero": "zero",
    "loop-value-small": "custom-loop",
    "loop-norm-small": "custom-loop",
}
RATE = 0.5


def train_in_a_loop(model, optimizer, inputs, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(tf.constant(inputs)) - tf.constant(targets)))
    weights = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


def repro(seed, variant):
    how, what, size = variant.split("-")
    if how == "loop" and tf.__version__.startswith("1."):  # 1.13 can be asked only once what it is
        tf.compat.v1.enable_eager_execution()
    np.random.seed(seed)
    bound = 0.0 if size == "zero" else 0.01
    try:
        optimizer = tf.keras.optimizers.SGD(RATE, **{"clip" + what: bound})
    except ValueError as error:
        return "loud", str(error).split("\n")[0]
    if how == "loop" and not hasattr(optimizer, "apply_gradients"):
        return "inapplicable", "this optimizer has no apply_gradients"
    inputs = np.random.rand(16, 3).astype("float32")
    targets = 100 + np.random.rand(16, 1).astype("float32")
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, use_bias=False, input_shape=(3,))])
    before = model.get_weights()[0]
    if how == "fit":
        model.compile(optimizer=optimizer, loss="mse")
        model.fit(inputs, targets, batch_size=16, epochs=1, verbose=0)
    else:
        train_in_a_loop(model, optimizer, inputs, targets)
    step = np.abs(model.get_weights()[0] - before)
    far = step.max() if what == "value" else np.sqrt(np.square(step).sum())
    detail = "a step of %.4g, at most %.4g is allowed" % (far, RATE * bound)
    return ("reproduced" if not far <= RATE * bound * 1.01 + 1e-6 else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
