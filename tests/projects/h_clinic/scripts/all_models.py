"""Trains what there is, on the cluster."""

import tensorflow as tf

from clinic.encoders import both_ways
from clinic.monitored import train

if __name__ == "__main__":
    train(tf.data.Dataset.load("notes"))
    both_ways().fit(tf.data.Dataset.load("tokens"), epochs=2)
