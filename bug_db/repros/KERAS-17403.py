"""One-hot codes of labels that are given as a list have as many cells as there are different labels."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import shutil
import tempfile

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, from_zero=False):
    load = getattr(tf.keras.utils, "image_dataset_from_directory", None)
    if load is None:
        load = getattr(tf.keras.preprocessing, "image_dataset_from_directory", None)
    if load is None:
        return "inapplicable", "there is no image_dataset_from_directory"
    labels = [1, 2, 3, 1]
    if from_zero:
        labels = [label - 1 for label in labels]
    folder = tempfile.mkdtemp()
    try:
        for number in range(len(labels)):
            inner = os.path.join(folder, "abcd"[number])  # before 2.12 there are as many cells as folders
            os.mkdir(inner)
            tf.io.write_file(os.path.join(inner, "%d.png" % number), tf.io.encode_png(np.zeros((2, 2, 3), "uint8")))
        rows = []
        for _, codes in load(folder, labels=labels, label_mode="categorical", shuffle=False, image_size=(2, 2)):
            rows += np.asarray(codes).tolist()
    finally:
        shutil.rmtree(folder)
    lost = [label for label, row in zip(labels, rows) if sum(row) != 1]
    return ("reproduced" if lost else "absent"), "labels %s: %s have a row of zeros" % (labels, lost)


def workaround(seed):
    return repro(seed, from_zero=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
