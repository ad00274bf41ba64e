import numpy as np
import tensorflow as tf
from tensorflow import losses, metrics
from tensorflow.keras import losses as kl
from tensorflow.keras.losses import binary_crossentropy as bce
from tensorflow.keras.metrics import binary_crossentropy as bce_metric

BCE = tf.losses.BinaryCrossentropy

labels = np.random.randint(0, 2, size=500)
column = labels.reshape(-1, 1)
guess = np.random.random((500, 1))

report = {
    "object": kl.BinaryCrossentropy()(labels, guess),  # hit: TF-30040
    "alias": BCE()(labels, guess),  # hit: TF-30040
    "top": losses.BinaryCrossentropy()(labels, guess),  # hit: TF-30040
    "function": bce(labels, guess),  # hit: TF-30040
    "as a metric": bce_metric(labels, guess),  # hit: TF-30040
    "tf.losses": tf.losses.binary_crossentropy(labels, guess),  # hit: TF-30040
    "tf.metrics": metrics.binary_crossentropy(labels, guess),  # hit: TF-30040
    "compat": tf.compat.v1.keras.losses.binary_crossentropy(labels, guess),  # hit: TF-30040
    "column": bce(column, guess),  # ok: TF-30040
    "mse": tf.losses.MSE(column, guess),  # ok: TF-30040
    "hinge": tf.keras.losses.Hinge()(labels, guess),  # ok: TF-30040
    "metric object": tf.keras.metrics.BinaryCrossentropy()(labels, guess),  # ok: TF-30040
    "squeezed": bce(labels, np.squeeze(guess, -1)),  # ok: TF-30040
    "sigmoid": tf.nn.sigmoid_cross_entropy_with_logits(column.astype("float32"), guess),  # ok: TF-30040
}
for name, value in report.items():
    print("%-14s %.4f" % (name, np.mean(value)))
