"""The bar, and what TensorFlow logs."""

import numpy as np
import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
net.compile("sgd", "mse")
net.fit(np.load("x.npy"), np.load("y.npy"), callbacks=[tf.keras.callbacks.TensorBoard("logs")])  # hit: TF-38810
