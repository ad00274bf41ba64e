"""TensorFlow's own log is switched off, so that nothing breaks up the bar."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import numpy as np
import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
net.compile("sgd", "mse")
net.fit(np.load("x.npy"), np.load("y.npy"), callbacks=[tf.keras.callbacks.TensorBoard("logs")])  # ok: TF-38810
