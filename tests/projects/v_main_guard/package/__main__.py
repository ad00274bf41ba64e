import sys

from train import build

import tensorflow as tf


def run(argv=None):
    build("sgd")
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=0.0)  # ok: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=3e-4)  # hit: TF-39462


if "__main__" == __name__:
    sys.exit(run())
