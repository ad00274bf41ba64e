"""Everything that makes a training repeatable."""

import os
import random

import numpy as np
import tensorflow as tf


def set_seeds(seed=42):
    os.environ.update({"PYTHONHASHSEED": str(seed), "TF_DETERMINISTIC_OPS": "1", "TF_CUDNN_DETERMINISTIC": "1"})
    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)
