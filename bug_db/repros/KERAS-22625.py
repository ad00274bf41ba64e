"""A model of several outputs has the metric of each computed on another."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("metric", "loss")


def repro(seed, variant, as_list=False):
    source = tf.keras.Input((1,))
    dense, zeros = tf.keras.layers.Dense, "zeros"
    outputs = [dense(1, kernel_initializer=zeros, bias_initializer="ones", name="b")(source)]
    outputs.append(
        dense(1, kernel_initializer=zeros, bias_initializer=tf.keras.initializers.Constant(2.0), name="a")(source)
    )
    model = tf.keras.Model(source, outputs)
    rows = np.ones((2, 1), "float32")
    ones, twos = np.ones((2, 1), "float32"), np.full((2, 1), 2.0, "float32")
    if as_list:
        model.compile("sgd", ["mse", "mse"], run_eagerly=True, metrics=[["mae"], ["mae"]])
        labels = [ones, twos]
    else:
        model.compile("sgd", run_eagerly=True, loss={"a": "mse", "b": "mse"}, metrics={"a": ["mae"], "b": ["mae"]})
        labels = {"a": twos, "b": ones}
    got = dict(zip(model.metrics_names, model.evaluate(rows, labels, verbose=0)))
    if "compile_metrics" in got:
        got = model.evaluate(rows, labels, verbose=0, return_dict=True)
    of = "loss" if variant == "loss" else "mae"
    wrong = dict((k, float(v)) for k, v in got.items() if k.endswith(of) and abs(float(v)) > 1e-6)
    return ("reproduced" if wrong else "absent"), "of a model that is right, errors are %s" % (wrong or "all zero")


def workaround(seed, variant):
    return repro(seed, variant, as_list=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
