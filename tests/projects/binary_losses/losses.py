import numpy as np
import tensorflow as tf
from tensorflow.keras.losses import BinaryCrossentropy, binary_crossentropy

labels = np.array([1.0, 0.0, 1.0, 1.0])
scores = np.array([[0.9], [0.2], [0.7], [0.6]])

bce = BinaryCrossentropy()
print(bce(labels, scores))  # hit: TF-30040
print(bce(labels[:, None], scores))  # ok: TF-30040
print(bce(labels.reshape(-1, 1), scores))  # ok: TF-30040
print(bce(labels, scores.ravel()))  # ok: TF-30040
print(bce(tf.constant([1.0, 0.0]), tf.constant([[0.9], [0.2]])))  # ok: TF-30040
print(binary_crossentropy(labels, scores))  # hit: TF-30040
print(binary_crossentropy(np.squeeze(scores), scores))  # hit: TF-30040
print(binary_crossentropy(np.expand_dims(labels, -1), scores))  # ok: TF-30040
print(tf.keras.losses.BinaryCrossentropy(from_logits=True)(y_true=labels, y_pred=scores))  # ok: TF-30040
print(tf.keras.losses.BinaryCrossentropy()(y_true=labels, y_pred=scores))  # hit: TF-30040
