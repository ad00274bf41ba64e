"""A layer of feature columns says that something is deprecated which the program does not use.

The columns and layers are the public ones; what is called old is an attribute that only TensorFlow itself reads.
"""

import logging

import numpy as np
import tensorflow as tf

CHANCE = False  # and a second run in the same process says nothing: TensorFlow gives each such warning once
VARIANTS = ("dense", "sequence")
VARIANT_OF = {"dense": "dense", "sequence": "sequence"}


class Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super(Kept, self).__init__(logging.WARNING)
        self.said = []

    def emit(self, record):
        self.said.append(" ".join(record.getMessage().split()))


def made(variant):
    """The layer over one embedded column, and its input; None where there is no such layer."""
    columns = getattr(tf, "feature_column", None)
    if variant == "dense":
        layer = getattr(tf.keras.layers, "DenseFeatures", None)
        column = getattr(columns, "categorical_column_with_identity", None)
        rows = np.array([3, 0, 4, 1, 2, 2], dtype="int64")
    else:
        layer = getattr(getattr(tf.keras, "experimental", None), "SequenceFeatures", None)
        column = getattr(columns, "sequence_categorical_column_with_identity", None)
        rows = np.array([[3, 0, 4], [1, 2, 2]], dtype="int64")
    if layer is None or column is None:
        return None
    embedded = columns.embedding_column(column("shelf", num_buckets=5), dimension=2)
    return layer([embedded]), {"shelf": tf.constant(rows)}


def repro(seed, variant):
    np.random.seed(seed)
    parts = made(variant)
    if parts is None:
        return "inapplicable", "no such layer of feature columns"
    layer, features = parts
    kept = Kept()
    logger = logging.getLogger("tensorflow")
    level = logger.level
    logger.addHandler(kept)
    logger.setLevel(logging.WARNING)
    try:
        layer(features)
    finally:
        logger.removeHandler(kept)
        logger.setLevel(level)
    deprecated = [one for one in kept.said if "deprecated" in one]
    about = [one.split(": ", 1)[-1].split(" (from")[0] for one in deprecated]
    detail = "called deprecated: %s" % (", ".join(about) or "nothing")
    return ("reproduced" if any("_num_buckets" in one for one in about) else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
