"""Metrics that divide two counts divide what all replicas counted by what one of them did."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("precision", "auc", "at-a-point")


def made(variant):
    metrics = tf.keras.metrics
    if variant == "precision":
        return [metrics.Precision(), metrics.Recall()]
    if variant == "auc":
        return [metrics.AUC()]
    return [metrics.SensitivityAtSpecificity(0.5)]


def repro(seed, variant, inside=False):
    """Two replicas on one processor, each with the same four rows: what is measured must be that of the four."""
    if not tf.executing_eagerly():
        return "inapplicable", "there is no eager loop"
    config, strategies = tf.config, tf.distribute
    cpu = config.experimental.list_physical_devices("CPU")[0]
    if hasattr(config, "set_logical_device_configuration"):
        config.set_logical_device_configuration(cpu, [config.LogicalDeviceConfiguration()] * 2)
    else:
        device = config.experimental.VirtualDeviceConfiguration()
        config.experimental.set_virtual_device_configuration(cpu, [device] * 2)
    guesses, labels = np.array([0.2, 0.7, 0.6, 0.9], "float32"), np.array([0.0, 0, 1, 1], "float32")
    strategy = strategies.MirroredStrategy(["CPU:0", "CPU:1"])
    run = getattr(strategy, "run", None) or strategy.experimental_run_v2
    with strategy.scope():
        counted = made(variant)

    @tf.function
    def step(labels, guesses):
        for metric in counted:
            metric.update_state(labels, guesses)

    @tf.function
    def steps(labels, guesses):
        run(step, args=(labels, guesses))

    steps(tf.constant(labels), tf.constant(guesses))
    if inside:
        with strategy.scope():
            told = [float(np.asarray(metric.result())) for metric in counted]
    else:
        told = [float(np.asarray(metric.result())) for metric in counted]
    alone = made(variant)
    for metric in alone:
        metric.update_state(labels, guesses)
    right = [float(np.asarray(metric.result())) for metric in alone]
    detail = "%s, right is %s" % tuple(", ".join("%.3f" % one for one in each) for each in (told, right))
    return ("absent" if np.allclose(told, right, atol=1e-3) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, inside=True)


if __name__ == "__main__":
    import sys

    print(": ".join(repro(0, (sys.argv[1:] or VARIANTS)[0])))
