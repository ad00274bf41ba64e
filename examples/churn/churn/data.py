"""The table of customers, as arrays."""

import numpy as np
import pandas as pd

from churn.settings import CLASSES


def read(path):
    table = pd.read_csv(path)
    labels = table.pop("outcome").map(CLASSES.index).to_numpy()
    return table.to_numpy(dtype="float32"), labels


def split(features, labels, share=0.8, seed=7):
    order = np.random.default_rng(seed).permutation(len(features))
    cut = int(share * len(order))
    first, second = order[:cut], order[cut:]
    return (features[first], labels[first]), (features[second], labels[second])
