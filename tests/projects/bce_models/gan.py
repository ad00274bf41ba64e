import numpy as np
import tensorflow as tf

cross_entropy = tf.keras.losses.BinaryCrossentropy()
logits = tf.keras.losses.BinaryCrossentropy(from_logits=True)


def discriminator():
    return tf.keras.Sequential([
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(16, activation="relu"),
        tf.keras.layers.Dropout(0.3),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])


net = discriminator()
real = net(tf.random.normal([32, 8]))
flat = np.ones(32)
print(cross_entropy(flat, real))  # hit: TF-30040
print(logits(flat, real))  # ok: TF-30040
print(cross_entropy(tf.ones_like(real), real))  # ok: TF-30040
print(cross_entropy(np.ones((32, 1)), real))  # ok: TF-30040
print(tf.keras.losses.binary_crossentropy(np.zeros(32), real))  # hit: TF-30040
print(tf.losses.binary_crossentropy(tf.zeros([32]), real))  # hit: TF-30040
print(tf.losses.binary_crossentropy(tf.zeros([32, 1]), real))  # ok: TF-30040
print(tf.losses.binary_crossentropy(tf.zeros([32]), tf.squeeze(real)))  # ok: TF-30040
