import random

import numpy as np
import tensorflow as tf


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)


def get_optimizer(name, rate, **kwargs):
    table = {
        "adam": tf.keras.optimizers.Adam,
        "sgd": tf.keras.optimizers.SGD,
        "rmsprop": tf.keras.optimizers.RMSprop,
    }
    if name not in table:
        raise KeyError(f"no optimizer {name!r}, only {sorted(table)}")
    return table[name](learning_rate=rate, **kwargs)
