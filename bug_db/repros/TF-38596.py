"""The loss of an epoch counts a smaller last batch as much as the whole ones."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("evaluate", "fit", "dataset")


def identity():
    """A model that gives back its input; a learning rate of zero keeps it so."""
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(0.0), "mse")
    return model


def repro(seed, variant, size=4):
    # Four samples that are right and one, alone in the last batch, that is wrong by 10.
    inputs = np.ones((5, 1), dtype="float32")
    targets = np.array([[1.0], [1.0], [1.0], [1.0], [11.0]], dtype="float32")
    model = identity()
    if variant == "fit":
        found = model.fit(inputs, targets, batch_size=size, epochs=1, shuffle=False, verbose=0).history["loss"][0]
    elif variant == "evaluate":
        found = model.evaluate(inputs, targets, batch_size=size, verbose=0)
    else:
        data = tf.data.Dataset.from_tensor_slices((inputs, targets)).batch(size)
        found = model.evaluate(data, steps=-(-len(inputs) // size), verbose=0)
    detail = "loss %.1f; over all samples it is 20.0, and over batches 50.0" % found
    if abs(found - 20.0) > 0.1 and abs(found - 50.0) > 0.1:
        raise AssertionError(detail)
    return ("reproduced" if abs(found - 50.0) < 0.1 else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, size=1)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
