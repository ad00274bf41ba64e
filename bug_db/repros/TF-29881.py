"""DenseFeatures over an embedded categorical column warns of `_num_buckets`, a thing the user never touched."""

import logging
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("dense", "sequence")


class Heard(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super(Heard, self).__init__()
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


def repro(seed, variant, threshold=logging.WARNING):
    np.random.seed(seed)
    columns = tf.feature_column
    if variant == "dense":
        make = getattr(tf.keras.layers, "DenseFeatures", None)
        column, data = columns.categorical_column_with_identity, np.arange(10)
    else:
        make = getattr(getattr(tf.keras, "experimental", None), "SequenceFeatures", None)
        column = getattr(columns, "sequence_categorical_column_with_identity", None)
        data = np.arange(10).reshape(2, 5)
    if make is None or column is None:
        return "inapplicable", "there is no such layer or column"
    heard = Heard()
    logger = logging.getLogger("tensorflow")
    level = logger.level
    logger.addHandler(heard)
    logger.setLevel(threshold)
    try:
        layer = make(columns.embedding_column(column("item", 10), 3))
        layer({"item": tf.constant(data)})
    finally:
        logger.removeHandler(heard)
        logger.setLevel(level)
    ours = [text for text in heard.said if "_num_buckets" in text and "deprecated" in text]
    others = len(heard.said) - len(ours)
    return ("reproduced" if ours else "absent"), "%d warnings of `_num_buckets`, %d others" % (len(ours), others)


def workaround(seed, variant):
    return repro(seed, variant, logging.ERROR)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
