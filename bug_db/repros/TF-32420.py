"""Each call of fit, evaluate or predict on arrays leaves a graph behind: memory grows and grows."""

import gc
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("fit", "evaluate", "predict")
CALLS = 4


def operations():
    """How many graph operations are alive."""
    gc.collect()
    return sum(1 for one in gc.get_objects() if isinstance(one, tf.Operation))


def repro(seed, variant, one_dataset=False):
    if tf.__version__.startswith("1."):
        tf.compat.v1.enable_eager_execution()
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile("sgd", "mse")
    inputs, targets = np.ones((1, 2), dtype="float32"), np.ones((1, 1), dtype="float32")
    given = (inputs,) if variant == "predict" else (inputs, targets)
    if one_dataset:
        given = (tf.data.Dataset.from_tensor_slices(inputs if variant == "predict" else given).batch(1),)
    for _ in range(2):
        getattr(model, variant)(*given, verbose=0)
    before = operations()
    for _ in range(CALLS):
        getattr(model, variant)(*given, verbose=0)
    more = operations() - before
    return ("reproduced" if more >= CALLS else "absent"), "%d calls left %d graph operations behind" % (CALLS, more)


def workaround(seed, variant):
    return repro(seed, variant, one_dataset=True)


if __name__ == "__main__":
    for name in sys.argv[1:] or VARIANTS:
        print(name, ": ".join(repro(0, name)))
