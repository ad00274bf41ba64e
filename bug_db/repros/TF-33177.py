"""fit_generator and train_on_batch compute every batch in Python instead of by a graph, several times slower than fit."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("fit_generator", "evaluate_generator", "predict_generator", "train_on_batch")
BATCHES = 12
BATCH = np.ones((2, 1), dtype="float32"), np.ones((2, 1), dtype="float32")


def batches():
    """The same batch again and again."""
    while True:
        yield BATCH


def use(model, variant):
    """All the batches, once."""
    if variant == "fit_generator":
        model.fit_generator(batches(), steps_per_epoch=BATCHES, epochs=1, verbose=0)
    elif variant == "train_on_batch":
        for _ in range(BATCHES):
            model.train_on_batch(*BATCH)
    else:
        getattr(model, variant)(batches(), steps=BATCHES)


def use_graph(model, variant):
    """The same by methods that are named for no generator."""
    if variant in ("fit_generator", "train_on_batch"):
        model.fit(batches(), steps_per_epoch=BATCHES, epochs=1, verbose=0)
    else:
        getattr(model, variant.split("_")[0])(batches(), steps=BATCHES)


def repro(seed, variant, use=use):
    if tf.__version__.startswith("1."):
        tf.compat.v1.enable_eager_execution()
    calls = []

    class Counted(tf.keras.layers.Layer):
        """Notes every time that Python comes by."""

        def call(self, inputs):
            calls.append(1)
            return inputs

    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,)), Counted()])
    if not hasattr(model, variant):
        return "inapplicable", "a model has no %s" % variant
    model.compile("sgd", "mse")
    del calls[:]
    use(model, variant)
    detail = "the layer ran %d times in Python in %d batches; a graph is traced once" % (len(calls), BATCHES)
    return ("reproduced" if len(calls) >= BATCHES else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, use_graph)


if __name__ == "__main__":
    for name in sys.argv[1:] or VARIANTS:
        print(name, ": ".join(repro(0, name)))
