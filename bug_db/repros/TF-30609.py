"""Code that calls nothing deprecated is told that it does: by CSV datasets, and by features that are encoded as one-hot."""

import logging
import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("csv", "indicator")
OWN = {"csv": ("parallel_interleave",), "indicator": ("_num_buckets", "_variable_shape")}


class Heard(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super(Heard, self).__init__()
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


def read(folder):
    path = os.path.join(folder, "rows.csv")
    with open(path, "w") as file:
        file.write("age,label\n1,0\n2,1\n3,0\n4,1\n")
    tf.data.experimental.make_csv_dataset(path, batch_size=2, label_name="label", num_epochs=1)


def encode():
    columns = tf.feature_column
    column = columns.indicator_column(columns.categorical_column_with_vocabulary_list("sex", ["male", "female"]))
    tf.keras.layers.DenseFeatures([column])({"sex": tf.constant([["male"], ["female"]])})


def repro(seed, variant, level=logging.WARNING):
    np.random.seed(seed)
    if variant == "indicator" and not hasattr(tf.keras.layers, "DenseFeatures"):
        return "inapplicable", "there is no DenseFeatures"
    heard = Heard()
    logger = logging.getLogger("tensorflow")
    logger.addHandler(heard)
    logger.setLevel(level)
    if variant == "csv":
        with tempfile.TemporaryDirectory() as folder:
            read(folder)
    else:
        encode()
    said = [text for text in heard.said if any(word in text for word in OWN[variant])]
    found = [word for word in OWN[variant] if any(word in text for text in said)]
    return ("reproduced" if found else "absent"), "deprecations are told of %s" % (
        ", ".join(found) or "nothing of these"
    )


def workaround(seed, variant):
    return repro(seed, variant, logging.ERROR)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
