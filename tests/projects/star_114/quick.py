"""A study in the manner of a notebook."""

import numpy as np
from tensorflow.keras import *  # ok: TF-30964
from tensorflow.keras.layers import *  # hit: TF-30964
from tensorflow.keras.optimizers import SGD  # ok: TF-30964

from layers_of_ours import *  # ok: TF-30964


def build():
    return Sequential([Dense(8, activation="relu", input_shape=(4,)), Dense(1)])


if __name__ == "__main__":
    model = build()
    model.compile(SGD(0.01), "mse")
    model.fit(np.zeros((8, 4)), np.zeros((8, 1)))
