"""Trains the small network with the graph rewritten to half precision."""

import argparse

import tensorflow as tf
from net import Slim


def optimizer(rate):
    plain = tf.keras.optimizers.SGD(rate, momentum=0.9)
    return tf.train.experimental.enable_mixed_precision_graph_rewrite(plain)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    options = parser.parse_args()
    net = Slim()
    net.compile(optimizer(options.rate), "sparse_categorical_crossentropy")
