"""The shape that TimeDistributed gives a summing Lambda is wrong where the batch size is left open.

The layer sums one dimension away; the tensor claims to have it still. With the batch size told the shape is right.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("shape", "batch_shape")
STEPS, ROWS, FEATURES = 4, 6, 5


def total(rows):
    return tf.reduce_sum(rows, axis=-2)


def static(tensor):
    """The shape as a tuple of numbers and None, or None where not even the rank is known."""
    shape = tensor.shape
    if not hasattr(shape, "as_list"):
        return tuple(shape)
    return tuple(shape.as_list()) if shape.ndims is not None else None


def through(inputs):
    return tf.keras.layers.TimeDistributed(tf.keras.layers.Lambda(total, output_shape=(FEATURES,)))(inputs)


def contradict(said, real):
    """Whether a static shape denies the real one; one that says less does not."""
    if said is None:
        return False
    return len(said) != len(real) or any(one is not None and one != other for one, other in zip(said, real))


def repro(seed, variant):
    np.random.seed(seed)
    if variant == "shape":
        inputs = tf.keras.Input(shape=(STEPS, ROWS, FEATURES))
    else:
        inputs = tf.keras.Input(batch_shape=(None, STEPS, ROWS, FEATURES))
    outputs = through(inputs)
    told = static(through(tf.keras.Input(batch_shape=(2, STEPS, ROWS, FEATURES))))
    data = np.random.rand(2, STEPS, ROWS, FEATURES).astype("float32")
    real = (2, STEPS, FEATURES)
    try:
        got = tf.keras.Model(inputs, outputs).predict(data, verbose=0)
        numbers = "the numbers are right" if np.allclose(got, data.sum(axis=2), atol=1e-4) else "the numbers are wrong"
    except Exception as error:
        numbers = "it cannot be run: %s" % str(error).strip().split("\n")[0][:80]
    detail = "open %s, told %s, really %s; %s" % (static(outputs), told, real, numbers)
    return ("reproduced" if contradict(static(outputs), real) else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
