"""timeseries_dataset_from_array leaves out the last windows."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, padded=False):
    make = getattr(tf.keras.preprocessing, "timeseries_dataset_from_array", None)
    make = make or getattr(getattr(tf.keras, "utils", None), "timeseries_dataset_from_array", None)
    if make is None:
        return "inapplicable", "there is no timeseries_dataset_from_array"
    points, length, rate = np.arange(10.0), 3, 3
    if padded:
        points = np.concatenate([points, np.full(rate - 1, np.nan)])
    windows = np.concatenate([one.numpy() for one in make(points, None, length, sampling_rate=rate)])
    right = 10 - (length - 1) * rate
    count = int(np.isfinite(windows).all(axis=1).sum())
    return ("absent" if count == right else "reproduced"), "%d windows of 10 points, must be %d" % (count, right)


def workaround(seed):
    return repro(seed, padded=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
