"""Merge layers lose the masks of what they merge: padding counts after them."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("add", "concatenate")


def repro(seed, variant, told=False):
    layers = tf.keras.layers
    left, right = tf.keras.Input((4, 1)), tf.keras.Input((4, 1))
    masking = layers.Masking()
    masked = [masking(left), masking(right)]
    merge = layers.Add() if variant == "add" else layers.Concatenate()
    merged = merge(masked)
    options = {"mask": masking.compute_mask(left)} if told else {}
    model = tf.keras.Model([left, right], layers.GlobalAveragePooling1D()(merged, **options))
    steps = np.array([[[2.0], [4], [0], [0]]])  # two steps, two of padding
    try:
        got = float(model.predict([steps, steps], verbose=0)[0, 0])
    except TypeError:
        return "loud", "TypeError when the model runs"
    mean = 6.0 if variant == "add" else 3.0
    detail = "the mean of two steps and two of padding is %.4f, right is %.4f" % (got, mean)
    return ("absent" if abs(got - mean) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, told=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
