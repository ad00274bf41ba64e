import argparse

import numpy as np
from tensorflow import keras

from letters.blocks import PlainBlock, classifier


class Pairs(keras.utils.Sequence):
    """Two texts each; no target: the model compares them."""

    def __init__(self, left, right, batch=16):
        self.left, self.right, self.batch = left, right, batch

    def __len__(self):
        return len(self.left) // self.batch

    def __getitem__(self, k):
        rows = slice(k * self.batch, (k + 1) * self.batch)
        return keras.utils.pack_x_y_sample_weight([self.left[rows], self.right[rows]])  # hit: KERAS-19269


class LabelledPairs(Pairs):
    def __getitem__(self, k):
        rows = slice(k * self.batch, (k + 1) * self.batch)
        return keras.utils.pack_x_y_sample_weight([self.left[rows], self.right[rows]], np.ones(self.batch))  # ok: KERAS-19269


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--depth", default=2, type=int)
    args = ap.parse_args()
    model = classifier(depth=args.depth)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    plain = classifier(block=PlainBlock)


if __name__ == "__main__":
    main()
