"""Metrics count the time steps that a mask leaves out, though the loss does not."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("mean", "weighted-mean", "root-mean-square")


def repro(seed, variant, weighted=False):
    np.random.seed(seed)
    layers, metrics = tf.keras.layers, tf.keras.metrics
    if not hasattr(metrics, "RootMeanSquaredError"):
        return "inapplicable", "metrics are functions only"
    steps, off = 4, 5.0
    # Every sequence has one step that counts, on which the model is right; on the masked ones it is wrong by 5.
    inputs = np.zeros((3, steps, 1), dtype="float32")
    targets = np.full((3, steps, 1), off, dtype="float32")
    inputs[:, 0] = targets[:, 0] = 1.0
    source = tf.keras.Input((steps, 1))
    model = tf.keras.Model(source, layers.Activation("linear")(layers.Masking(0.0)(source)))
    metric = metrics.RootMeanSquaredError() if variant == "root-mean-square" else metrics.MeanSquaredError()
    where = "weighted_metrics" if weighted or variant == "weighted-mean" else "metrics"
    model.compile(optimizer="sgd", loss="mse", **{where: [metric]})
    weights = inputs[:, :, 0] if weighted else None
    loss, value = model.evaluate(inputs, targets, sample_weight=weights, verbose=0)
    detail = "loss %.2f, metric %.2f though every unmasked step is right" % (loss, value)
    if loss > 1e-3:
        return "absent", "loss %.2f: the mask is not used at all" % loss
    return ("reproduced" if value > 1e-3 else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, weighted=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
